import Foundation
import Testing

/// Every input of the corpus, and every input that once failed, in an ordinary test.
@Suite struct ReplayTests {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Corpus")

  /// How long an input of at most 64 kB may take, also in a slow build.
  private static let limit = Duration.seconds(5)

  @Test(arguments: FuzzedReader.allCases)
  func everyInputOfTheCorpusIsReadOrRefused(_ reader: FuzzedReader) throws {
    let inputs = try FileManager.default.contentsOfDirectory(
      at: Self.folder.appending(path: reader.rawValue), includingPropertiesForKeys: nil)
    #expect(inputs.count > 2)
    for input in inputs {
      let bytes = [UInt8](try Data(contentsOf: input))
      let time = ContinuousClock().measure { reader.read(bytes) }
      #expect(time < Self.limit, "\(reader.rawValue)/\(input.lastPathComponent): \(time)")
    }
  }
}
