internal import Analysis
internal import ArgumentParser
internal import Cohorts
internal import Reporting

/// `reprise verify`: published numbers against recomputed ones.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compares the plan's published numbers with the recomputed ones.",
    discussion: """
      A printed number stands for all the values that round to it. Ends 1 when a number differs \
      without a reason in the plan, or is reproduced though the plan says why it should not be. \
      Nothing is written.
      """)

  @Argument(help: "The plan, such as study.yml.")
  var plan: String

  @Option(help: "Take the cohort from this file instead of the plan's cohort.file.")
  var data: String?

  @Flag(help: "List every choice that was tried for a number that differs, and what it gives.")
  var choices = false

  func run() throws {
    let opened = try open(plan: plan, data: data)
    let results: StudyResults
    do throws(Problems) { results = try opened.results() } catch { throw report(error) }
    let comparisons = PublishedComparison.all(in: results)
    try printText(
      VerificationSummary(comparisons, colours: outputIsTerminal, choices: choices).text)
    if comparisons.contains(where: \.isFailure) { throw ExitCode.comparisonFailed }
  }
}
