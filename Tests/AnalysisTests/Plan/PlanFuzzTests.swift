import Analysis
import Cohorts
import TestSupport
import Testing

@Suite struct PlanFuzzTests {
  private static let alphabet = Array("{}[]:,-#&*!|>'\"%@`?<=.0aé \n\t\\~".utf8) + [0, 0xFF, 0xC3]

  private func mutate(_ plan: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = plan
    for _ in 0...Int.random(in: 0..<4, using: &random) {
      let at = Int.random(in: 0..<max(1, bytes.count), using: &random)
      let end = min(bytes.count, at + Int.random(in: 1..<40, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
      case 2:
        bytes.insert(
          Self.alphabet.randomElement(using: &random) ?? 0, at: min(at, bytes.count))
      default:
        if at < bytes.count { bytes[at] = Self.alphabet.randomElement(using: &random) ?? 0 }
      }
    }
    return bytes
  }

  @Test(arguments: [examplePlan, everyKeyPlan])
  func `damaged plans are read or refused, never crash`(plan: String) {
    var random = SplitMix64(state: 20_260_211)
    let bytes = Array(plan.utf8)
    let lineCount = plan.split(separator: "\n", omittingEmptySubsequences: false).count
    for _ in 0..<1000 {
      let damaged = mutate(bytes, &random)
      do {
        let study = try PlanReader.read(damaged, fileName: "p")
        let written = ResolvedPlan(study).yaml
        let again = try PlanReader.read(Array(written.utf8), fileName: "p")
        #expect(ResolvedPlan(again).yaml == written)
      } catch {
        #expect(!error.all.isEmpty)
        for problem in error.all {
          #expect(problem.place.line.map { $0 > 0 && $0 < 2 * lineCount + 10 } ?? true)
          #expect(!problem.sentence.isEmpty && !problem.sentence.hasSuffix("."))
        }
      }
    }
  }
}
