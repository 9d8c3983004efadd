internal import ArgumentParser
internal import Cohorts

extension ExitCode {
  /// A comparison failed.
  static let comparisonFailed = ExitCode(1)
  /// The plan or the data are wrong.
  static let badInput = ExitCode(65)
  /// A file is not there.
  static let noInput = ExitCode(66)
  /// A program that is asked for is not installed.
  static let programMissing = ExitCode(69)
  /// Something went wrong that neither the plan nor the data are to blame for.
  static let internalFailure = ExitCode(70)
  /// The output cannot be written.
  static let cannotWrite = ExitCode(73)
}

/// Prints problems, twenty at most, and gives the exit code that says which sort they are.
func report(_ problems: Problems) -> ExitCode {
  let shown = problems.all.prefix(20)
  for problem in shown { printError(problem.description) }
  let more = problems.all.count - shown.count
  if more > 0 {
    printError("and \(more) more \(more == 1 ? "problem" : "problems") of \(problems.all.count)")
  }
  return problems.kind == .noInput ? .noInput : .badInput
}
