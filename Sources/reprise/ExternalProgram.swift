#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif
internal import FoundationEssentials

/// A program that is installed beside the command, run without a shell: bytes in, bytes out.
struct ExternalProgram: Sendable {
  /// Why a run gave nothing.
  enum Failure: Error, Equatable {
    /// It could not be started, or gave more or less than could be read.
    case notRun(String)
    /// It did not end in time and was stopped.
    case timedOut(Duration)
    /// It ended with a status other than 0; the first line of what it complained of.
    case failed(status: Int32, message: String)
  }

  /// Its file.
  let path: String

  /// The program of a name in the first folder of a search path that holds it.
  ///
  /// Relative folders of the path are passed over, as an empty one is: what runs must not depend on
  /// where a plan stands.
  static func named(_ name: String, in searchPath: String) -> ExternalProgram? {
    for folder in searchPath.split(separator: ":") where folder.hasPrefix("/") {
      let path = folder + "/" + name
      var isFolder = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder,
        FileManager.default.isExecutableFile(atPath: path)
      {
        return ExternalProgram(path: path)
      }
    }
    return nil
  }

  /// What the program writes to its standard output.
  ///
  /// The three streams are files without a name, so that neither side ever waits for the other.
  /// - Parameters:
  ///   - arguments: its arguments, without its own name.
  ///   - input: what it reads from its standard input.
  ///   - environment: variables that differ from this process's.
  ///   - limit: how long it may take.
  func run(
    _ arguments: [String], input: [UInt8], environment: [String: String], limit: Duration
  ) throws(Failure) -> [UInt8] {
    guard let read = ScratchFile(input), let written = ScratchFile(), let complaints = ScratchFile()
    else { throw .notRun("no temporary file can be made") }
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let process = try start(
      arguments, variables, streams: [read.descriptor, written.descriptor, complaints.descriptor])
    let status = try wait(for: process, limit)
    guard status == 0 else {
      let words = String(decoding: complaints.contents() ?? [], as: UTF8.self)
      let line = words.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      throw .failed(status: status, message: line)
    }
    guard let bytes = written.contents() else { throw .notRun("what it wrote cannot be read") }
    return bytes
  }

  private func start(
    _ arguments: [String], _ variables: [String: String], streams: [Int32]
  ) throws(Failure) -> pid_t {
    let argv = CStrings([path] + arguments)
    let environment = CStrings(variables.map { $0.key + "=" + $0.value }.sorted())
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    guard unsafe posix_spawn_file_actions_init(&actions) == 0 else {
      throw .notRun("it cannot be prepared")
    }
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      guard unsafe posix_spawn_file_actions_adddup2(&actions, stream, Int32(number)) == 0 else {
        throw .notRun("its streams cannot be prepared")
      }
    }
    var process = pid_t()
    let code = unsafe posix_spawn(
      &process, path, &actions, nil, argv.pointers, environment.pointers)
    guard code == 0 else { throw .notRun(unsafe String(cString: strerror(code))) }
    return process
  }

  /// Waits for the end, a millisecond at a time; stops the program after its time.
  private func wait(for process: pid_t, _ limit: Duration) throws(Failure) -> Int32 {
    let end = ContinuousClock.now + limit
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(process, &status, WNOHANG)
      if ended == process { break }
      if ended < 0, errno != EINTR { throw .notRun("its end cannot be waited for") }
      if ContinuousClock.now > end {
        kill(process, SIGKILL)
        _ = unsafe waitpid(process, &status, 0)
        throw .timedOut(limit)
      }
      usleep(1000)
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}

/// A temporary file without a name, gone when it is closed.
@safe private final class ScratchFile {
  private let file: UnsafeMutablePointer<FILE>
  var descriptor: Int32 { unsafe fileno(file) }

  /// A file that holds bytes and is read from its beginning; `nil` where none can be made.
  init?(_ bytes: [UInt8] = []) {
    guard let file = unsafe tmpfile() else { return nil }
    unsafe self.file = unsafe file
    let count = bytes.count
    let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, count, file) }
    guard count == 0 || written == count, unsafe fflush(file) == 0 else { return nil }
    unsafe rewind(file)
  }

  deinit { unsafe fclose(file) }

  /// What the file holds; `nil` where it cannot be read.
  func contents() -> [UInt8]? {
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe block.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { return bytes }
      guard count > 0 else { return nil }
      bytes += block.prefix(count)
    }
  }
}

/// Texts as C has them, ended by a null pointer.
@safe private final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    unsafe pointers = .allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() {
      unsafe (pointers + index).initialize(to: strdup(text))
    }
    unsafe (pointers + texts.count).initialize(to: nil)
  }

  deinit {
    for index in 0..<count { unsafe free(pointers[index]) }
    unsafe pointers.deallocate()
  }
}
