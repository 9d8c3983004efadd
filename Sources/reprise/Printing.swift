#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

internal import ArgumentParser

/// Writes a line to the standard error.
func printError(_ line: String) {
  var text = line + "\n"
  text.withUTF8 { bytes in
    _ = unsafe write(2, bytes.baseAddress, bytes.count)
  }
}

/// Writes a text to the standard output, wholly.
///
/// - Throws: that it could not be written, after a sentence that says why.
func printText(_ text: String) throws {
  let code = FileSystem.put(Array(text.utf8), 1)
  guard code != 0 else { return }
  printError(WriteFailure(path: "standard output", code: code).description)
  throw ExitCode.cannotWrite
}

/// Whether the standard output is a terminal that may show colours.
var outputIsTerminal: Bool { isatty(1) == 1 }
