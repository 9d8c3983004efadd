internal import Analysis
internal import ArgumentParser
internal import Reporting

/// `reprise check`: reads the plan and the data, and says what is wrong or what was understood.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Reads the plan and the data, and reports every problem with its place.",
    discussion: """
      No analysis is run and nothing is written. Below the variables stands what seems odd in the \
      data: units that may be mixed, repeated rows, dates out of order, values far out.
      """)

  @Argument(help: "The plan, such as study.yml.")
  var plan: String

  @Option(help: "Take the cohort from this file instead of the plan's cohort.file.")
  var data: String?

  func run() throws {
    let opened = try open(plan: plan, data: data, inspecting: true)
    try printText(
      CheckSummary(study: opened.study, cohort: opened.cohort, checks: opened.checks).text)
  }
}
