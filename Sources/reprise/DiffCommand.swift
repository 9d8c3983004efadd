internal import Analysis
internal import ArgumentParser
internal import Cohorts
internal import Reporting

/// `reprise diff`: what changed between two results.json.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Says what changed between two results.json, why, and what it means.",
    discussion: """
      Changed numbers are attributed to the plan, the data, the conventions or the version. \
      Conclusions that changed stand first: a p across 0.05, an interval across the value of no \
      effect, an estimate on its other side. Ends 1 when a result changed.
      """)

  @Argument(help: "The earlier results.json.")
  var old: String

  @Argument(help: "The later results.json.")
  var new: String

  func run() throws {
    let files: [ResultsFile]
    do throws(Problems) {
      let earlier = try ResultsFile(try bytes(of: old), fileName: old)
      files = [earlier, try ResultsFile(try bytes(of: new), fileName: new)]
    } catch { throw report(error) }
    let comparison = ResultsComparison(files[0], files[1])
    try printText(comparison.text)
    if !comparison.changes.isEmpty { throw ExitCode.comparisonFailed }
  }
}
