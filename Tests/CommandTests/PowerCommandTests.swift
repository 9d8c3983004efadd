import Foundation
import Testing

/// `reprise power`, as it is run.
@Suite struct PowerCommandTests {
  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try Tool.run(["power"] + arguments + ["--format", "json"])
    #expect(run.status == 0, "\(run.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func `sizes are printed as JSON`() throws {
    let found = try json("t_test", "--delta", "1", "--power", "0.9")
    #expect(found["n.rounded"] as? Int == 23 && found["n.total"] as? Int == 46)
    #expect(found["solved"] as? String == "n")
    let events = try json(
      "logrank", "--hr", "0.5", "--power", "0.9", "--allocation", "0.33333333333333331",
      "--event-probability", "0.4")
    #expect(events["events.rounded"] as? Int == 99 && events["n.rounded"] as? Int == 247)
    let proportions = try json("proportions", "--p1", "0.5", "--p2", "0.75", "--power", "0.9")
    #expect(proportions["n.rounded"] as? Int == 77)
    let correlation = try json("correlation", "--r", "0.3", "--power", "0.8")
    #expect(correlation["n.rounded"] as? Int == 85)
    let anova = try json("anova", "--groups", "4", "--n", "20", "--f", "0.28")
    #expect(abs((anova["power"] as? Double ?? 0) - 0.51498) < 1e-5)
  }

  @Test func `text is aligned`() throws {
    let run = try Tool.run(["power", "t_test", "--n", "20", "--delta", "1"])
    #expect(run.status == 0)
    #expect(run.output.contains("  Power               0.86895\n"), "\(run.output)")
  }

  @Test(arguments: [
    ["t_test"], ["t_test", "--n", "9"], ["t_test", "--n", "x", "--delta", "1"],
    ["t_test", "--delta", "1", "--power", "2"],
    ["t_test", "--n", "9", "--delta", "1", "--type", "three"],
    ["t_test", "--n", "9", "--delta", "1", "--alternative", "both"],
    ["t_test", "--n", "9", "--delta", "1", "--format", "xml"],
    ["proportions", "--p1", "0.2", "--p2", "0.2", "--power", "0.8"],
    ["logrank", "--hr", "1", "--power", "0.8"], ["anova", "--n", "9", "--f", "1"],
  ])
  func `impossible inputs end 64`(_ arguments: [String]) throws {
    let run = try Tool.run(["power"] + arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && !run.errors.isEmpty)
  }
}
