internal import Analysis
internal import ArgumentParser
internal import Cohorts
internal import Figures
internal import FoundationEssentials
internal import Reporting

/// `reprise report`: runs the plan and writes its pages, figures and results.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Runs the plan and writes report.md, report.html, results.json and the figures.",
    discussion: """
      Everything is written or nothing is: a run that fails leaves an earlier report as it was. \
      What depends on the data (a group of one, a constant variable) stands in the report with \
      its reason, and the run ends 0.
      """)

  @Argument(help: "The plan, such as study.yml.")
  var plan: String

  @Option(name: [.short, .long], help: "The folder to write to; the plan's own without it.")
  var output: String?

  @Option(help: "Take the cohort from this file instead of the plan's cohort.file.")
  var data: String?

  @Option(help: "What to write, separated by commas: md, html, json, csv, docx, tex, png, pdf.")
  var format = "md,html,json"

  @Option(help: "Scripts to write that compute each number again elsewhere: r, sas, spss, stata.")
  var emit: String?

  @Flag(help: "Print the seconds of each step.")
  var timings = false

  func validate() throws {
    _ = try formats
    _ = try programs
  }

  /// The programs for which scripts are written.
  private var programs: [CrossCheckProgram] {
    get throws {
      try (emit?.split(separator: ",", omittingEmptySubsequences: false) ?? []).map { name in
        if let program = CrossCheckProgram(rawValue: name.lowercased()) { return program }
        let known = CrossCheckProgram.allCases.map(\.rawValue)
        let meant = Suggestion.nearest(to: name.lowercased(), among: known)
        throw ValidationError(
          "--emit \(name) is not known"
            + (meant.map { "; did you mean \($0)?" }
              ?? "; expected " + known.joined(separator: ", ")))
      }
    }
  }

  /// The formats by the names of the programs that read them.
  private static let formatsOfPrograms = [
    "word": "docx", "doc": "docx", "latex": "tex", "markdown": "md", "excel": "csv",
    "xlsx": "csv",
  ]

  /// The formats asked for.
  private var formats: [PageFormat] {
    get throws {
      try format.split(separator: ",", omittingEmptySubsequences: false).map { name in
        if let format = PageFormat(rawValue: String(name)) { return format }
        let known = PageFormat.allCases.map(\.rawValue)
        let meant =
          Self.formatsOfPrograms[name.lowercased()]
          ?? Suggestion.nearest(to: String(name), among: known)
        throw ValidationError(
          "--format \(name) is not known"
            + (meant.map { "; did you mean \($0)?" }
              ?? "; expected " + known.joined(separator: ", ")))
      }
    }
  }

  /// What makes pictures for print; whether it is needed shows when a figure is drawn, but pictures
  /// that are asked for by name need it.
  private var converter: PictureConverter? {
    get throws {
      let formats = try formats
      guard formats.contains(where: { $0.picture != nil }) else { return nil }
      if let converter = RSVGConvert.converter() { return converter }
      guard let format = formats.first(where: { $0 == .png || $0 == .pdf }) else { return nil }
      throw missing(format)
    }
  }

  private func missing(_ format: PageFormat) -> ExitCode {
    printError("error: --format \(format.rawValue) \(RSVGConvert.absence)")
    return .programMissing
  }

  func run() throws {
    var watch = Stopwatch(isOn: timings)
    let (formats, converter) = (try formats, try converter)
    let opened = try open(plan: plan, data: data)
    watch.lap("read")
    if try !programs.isEmpty, let format = opened.cohort.format {
      printError(
        "error: the scripts of --emit read a CSV, and \(opened.cohort.fileName) is \(format)")
      throw ExitCode.badInput
    }
    let results: StudyResults
    do throws(Problems) { results = try opened.results() } catch { throw report(error) }
    watch.lap("analyse")
    let resolved = ResolvedPlan(
      results.study, variables: results.cohort.variables, form: results.cohort.form,
      origins: results.cohort.origins)
    var files: [PageFile]
    do throws(PictureConverter.Failure) {
      files = try PageFiles.files(
        for: results, formats: formats, resolvedPlan: resolved.yaml, converter: converter)
    } catch {
      if converter == nil, let format = formats.first(where: { $0.picture != nil }) {
        throw missing(format)
      }
      printError("error: \(error.description)")
      throw ExitCode.internalFailure
    }
    files += try programs.map { $0.file(for: results) }
    watch.lap("render")
    let folder = OutputFolder(path: output ?? folderOfPlan, folderInUse: folderOfPlan)
    do throws(WriteFailure) { try folder.write(files) } catch {
      printError(error.description)
      throw ExitCode.cannotWrite
    }
    watch.lap("write")
  }
}

extension ReportCommand {
  /// The folder of the plan, where a report goes unless another is named.
  private var folderOfPlan: String {
    plan.lastIndex(of: "/").map { String(plan[...$0].dropLast()) } ?? "."
  }
}

/// Reads the plan file, and through it the cohort.
func open(plan: String, data: String?, inspecting: Bool = false) throws -> OpenedStudy {
  do throws(Problems) {
    return try OpenedStudy(
      plan: try bytes(of: plan), planFile: plan, dataFile: data, inspecting: inspecting,
      progress: TerminalProgress.ifWatched())
  } catch {
    throw report(error)
  }
}

/// The bytes of a plan, or the sentence that says why there are none.
func bytes(of plan: String) throws(Problems) -> [UInt8] {
  var isFolder = false
  guard FileManager.default.fileExists(atPath: plan, isDirectory: &isFolder) else {
    throw Problems([Problem("there is no such file", at: Place(file: plan))], kind: .noInput)
  }
  guard !isFolder, let bytes = FileSystem.contents(plan, atMost: largestText + 1) else {
    let what = isFolder ? "is a folder; name the file in it" : "cannot be read"
    throw Problems([Problem(what, at: Place(file: plan))], kind: .noInput)
  }
  guard bytes.count <= largestText else {
    throw Problems([
      Problem("has more than 64 MB; is it the right file?", at: Place(file: plan))
    ])
  }
  return bytes
}

/// The most bytes of a plan, of results or of printed numbers that are read.
private let largestText = 1 << 26

/// Prints the seconds since the last lap, when asked to.
struct Stopwatch {
  let isOn: Bool
  private var last = ContinuousClock.now

  init(isOn: Bool) { self.isOn = isOn }

  mutating func lap(_ step: String) {
    guard isOn else { return }
    let now = ContinuousClock.now
    let (seconds, attoseconds) = (now - last).components
    let milliseconds = Double(seconds) * 1000 + Double(attoseconds) / 1e15
    printError("\(step): \(Double(Int(milliseconds * 100)) / 100) ms")
    last = now
  }
}
