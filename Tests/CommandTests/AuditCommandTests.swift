import Foundation
import Testing

/// `reprise audit`: what it prints, and how it ends.
struct AuditCommandTests {
  static func audit(_ text: String, _ arguments: [String] = []) throws -> Tool.Run {
    let folder = try Tool.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: folder.appending(path: "published.yml"))
    return try Tool.run(["audit", "published.yml"] + arguments, in: folder)
  }

  static let fits =
    "checks: [{id: a, kind: proportion, variable: Yes, count: 72, n: 88, percent: 82%}]"
  static let conflict = "checks: [{id: a, kind: proportion, count: 72, n: 88, percent: 84%}]"

  @Test func `numbers that fit end 0`() throws {
    let run = try Self.audit(Self.fits)
    #expect(run.status == 0)
    #expect(
      run.output == """
        check  about  verdict
        a      Yes    fits
            percentage: printed 82%; count over n gives 81.8.

        fits: 1

        """)
  }

  @Test func `a conflict ends 1`() throws {
    let run = try Self.audit(Self.conflict)
    #expect(run.status == 1)
    #expect(run.output.contains("printed 84%; count over n gives 81.8, which does not fit."))
  }

  @Test func `JSON is all that stands on the output`() throws {
    let run = try Self.audit(Self.conflict, ["--format", "json"])
    #expect(run.status == 1 && run.errors.isEmpty)
    let items = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    #expect(items?.first?["id"] as? String == "a")
    #expect(items?.first?["verdict"] as? String == "conflict")
    #expect((items?.first?["possible"] as? [[String: Any]])?.first?["fits"] as? Bool == false)
    #expect(items?.first.map { Set($0.keys) } == ["id", "verdict", "explanation", "possible"])
  }

  @Test func `a file that is not there ends 66, one without checks 65`() throws {
    #expect(try Tool.run(["audit", "nowhere.yml"]).status == 66)
    #expect(try Self.audit("title: x").status == 65)
  }
}
