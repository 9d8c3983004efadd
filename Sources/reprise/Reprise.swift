internal import ArgumentParser
internal import Dispatch
internal import Reporting

/// The command line: hands over, writes files, prints, and nothing else.
@main
struct Reprise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reprise",
    abstract: "Re-runs the statistics of a cohort paper from one plan file and one CSV.",
    discussion: """
      A plan (study.yml) says which columns are what, and what the paper asks of them. \
      To begin with your own data, and to see one at work:

        reprise init cohort.csv
        reprise preview study.yml
        reprise check Examples/thermal-ablation/study.yml
        reprise report Examples/thermal-ablation/study.yml --output Reports/thermal-ablation

      Exit codes: 0 done; 1 a comparison failed; 64 the command line is wrong; 65 the plan or the data are wrong; \
      66 a file is not there; 70 a fault of this program; 73 the output cannot be written.
      """,
    version: Software.version,
    subcommands: [
      InitCommand.self, CheckCommand.self, ReportCommand.self, PreviewCommand.self,
      VerifyCommand.self, AuditCommand.self,
      DiffCommand.self, PowerCommand.self, MetricsCommand.self,
    ])

  /// A thread that is made only when there is work for it waits for a free core, a millisecond or
  /// more: it is made first, and finds one while the command line and the plan are read.
  static func main() {
    DispatchQueue.concurrentPerform(iterations: 2) { _ in }
    main(nil)
  }
}
