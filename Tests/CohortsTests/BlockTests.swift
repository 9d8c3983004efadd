import TestSupport
import Testing

@testable import Cohorts

struct BlockTests {
  /// What reading gives, as one comparable text.
  func outcome(_ bytes: [UInt8], _ encoding: CohortDeclaration.Encoding?, _ size: Int) -> String {
    let wanted = request(used: ["a"]) { $0.encoding = encoding }
    do {
      let cohort = try read(bytes, wanted, blockSize: size)
      return "\(cohort.variables) \(cohort.echoes) \(cohort.digest)"
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
    }
  }

  @Test(arguments: CohortDeclaration.Encoding.allCases.map(Optional.some) + [nil])
  func `block boundaries change nothing, and no bytes crash`(
    encoding: CohortDeclaration.Encoding?
  ) {
    var noise = SplitMix64(state: 42)
    let alphabet: [UInt8] = Array("a,b;\t|\"\"\n\n\r 1.5\u{FEFF}é".utf8) + [0, 0xFF, 0xFE, 0x81]
    for trial in 0..<300 {
      let start = trial % 3 == 0 ? Array("a,b\r\n\"x\n\",2\r".utf8) : Array("a\n".utf8)
      let length = Int.random(in: 0..<60, using: &noise)
      let bytes =
        (trial % 5 == 0 ? [] : start)
        + (0..<length).map { _ in alphabet.randomElement(using: &noise) ?? 0 }
      let whole = outcome(bytes, encoding, 1 << 20)
      for size in [1, 2, 3, 7] { #expect(outcome(bytes, encoding, size) == whole, "\(bytes)") }
    }
  }
}
