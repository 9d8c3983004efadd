internal import Analysis
internal import ArgumentParser
internal import Cohorts
internal import Reporting

/// `reprise audit`: whether printed numbers add up, without data.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Says whether the numbers that a paper printed fit together; needs no data.",
    discussion: """
      The file holds a list of checks, in YAML, JSON or CSV: means with standard deviations and \
      their p, counts with percentages, ratios or areas with intervals. Every number stands for all \
      the values that round to it. Ends 1 when numbers conflict.
      """)

  /// How the results are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @Argument(help: "The file of printed numbers, such as published.yml.")
  var file: String

  @Option(help: "text or json.")
  var format = Format.text

  func run() throws {
    let audit: AuditFile
    do throws(Problems) {
      audit = try AuditFile(try bytes(of: file), fileName: file)
    } catch { throw report(error) }
    let summary = AuditSummary(audit.results)
    try printText(format == .json ? summary.json : summary.text)
    if audit.results.contains(where: { $0.verdict == .conflict }) {
      throw ExitCode.comparisonFailed
    }
  }
}
