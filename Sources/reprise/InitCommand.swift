internal import Analysis
internal import ArgumentParser
internal import Cohorts
internal import FoundationEssentials

/// `reprise init`: a first plan from a CSV.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a first plan for a CSV: types, levels and codes as found, with comments.",
    discussion: """
      The plan runs as it is. What the file leaves open stands in comments: codes that may be \
      missing values, labels of codes, groups to compare, models. An existing file is never \
      overwritten.
      """)

  @Argument(help: "The cohort, such as cohort.csv.")
  var data: String

  @Option(
    name: [.short, .long],
    help: "The plan to write, - for the standard output; study.yml beside the CSV without it.")
  var output: String?

  func run() throws {
    let survey: CohortSurvey
    do throws(Problems) { survey = try CohortSurvey.read(path: data, name: data) } catch {
      throw report(error)
    }
    let place = DraftPlace(data: data, output: output)
    let name = place.plan?.split(separator: "/").last.map(String.init)
    let draft = PlanDraft(
      survey, file: place.file ?? survey.fileName, plan: name ?? "study.yml",
      needsData: place.file == nil)
    guard let plan = place.plan else {
      try printText(draft.text)
      return
    }
    try write(draft.text, to: plan)
    let option = place.file == nil ? " --data \(data)" : ""
    try printText("\(plan) is written; next: reprise report \(plan)\(option) -o out\n")
  }

  private func write(_ text: String, to plan: String) throws {
    do throws(WriteFailure) { try WholeFiles.create(plan, text) } catch {
      printError(
        FileSystem.kind(of: plan) == nil
          ? error.description
          : "\(plan): error: is there already, and is not overwritten; name another plan with -o")
      throw ExitCode.cannotWrite
    }
  }
}

/// Where a first plan goes, and how it names its cohort from there.
struct DraftPlace {
  /// The plan's path; `nil` for the standard output.
  let plan: String?
  /// The cohort's path from the plan's folder; `nil` where it lies outside.
  let file: String?

  /// - Parameters:
  ///   - data: the cohort's path.
  ///   - output: what the user named; `-` stands for a plan in the current folder.
  init(data: String, output: String?) {
    let folder = data.lastIndex(of: "/").map { String(data[...$0]) } ?? ""
    let path = output ?? folder + "study.yml"
    plan = path == "-" ? nil : path
    let from = Self.parts(path == "-" ? "study.yml" : path).dropLast()
    let to = Self.parts(data)
    file = to.starts(with: from) ? to.dropFirst(from.count).joined(separator: "/") : nil
  }

  /// The folders of a path from the root, and its file.
  private static func parts(_ path: String) -> [String] {
    let whole =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [String] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }
}
