#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Writes a line to the standard error.
func printError(_ line: String) {
  var text = line + "\n"
  text.withUTF8 { bytes in
    _ = unsafe write(2, bytes.baseAddress, bytes.count)
  }
}

/// Whether the standard output is a terminal that may show colours.
var outputIsTerminal: Bool { isatty(1) == 1 }
