internal import ArgumentParser
internal import Cohorts
internal import Imaging
internal import Reporting

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// `reprise metrics`: TotalSegmentator's outputs to a cohort, with quality control.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Measures muscle and bone in TotalSegmentator's outputs, and writes a cohort.",
    discussion: """
      The folder holds a folder for each patient, named by its id: statistics.json, masks or one \
      label file, and for HU ct.nii.gz. What cannot be measured is an empty cell with its reason \
      in qc_codes. Nothing is written when a file cannot be read.
      """)

  @Argument(help: "The folder with one folder for each patient.")
  var folder: String?

  @Option(
    help: "A CSV that names each patient's files instead: id, seg, ct, statistics, report, body.")
  var files: String?

  @Option(help: "The clinical table: one row for each patient.")
  var clinical: String

  @Option(name: [.short, .long], help: "The cohort to write.")
  var output = "cohort.csv"

  @Option(help: "Write the quality record to this JSON file.")
  var qc: String?

  @Option(help: "Write the quality page, with pictures, to this HTML file.")
  var page: String?

  @Option(help: "Run this plan afterwards, as reprise report does.")
  var report: String?

  @Option(help: "The folder to write that report to; the plan's own without it.")
  var reportFolder: String?

  @Option(help: "The muscle: iliopsoas or psoas_major.")
  var psoas = "iliopsoas"

  @Option(help: "Clip its volume to these levels, such as L1-L5.")
  var psoasRange: String?

  @Option(help: "The slice through L3: auto, body-centroid, centroid, extent or mean.")
  var l3Slice = "auto"

  @Option(help: "The vertebra whose bone density is measured: L1, or T12 or L2 for all patients.")
  var densityLevel = "L1"

  @Option(help: "The column of identifiers; id or patient_id without it.")
  var id: String?

  @Option(help: "The column of heights; height_m or height_cm without it.")
  var height: String?

  @Option(help: "The unit of heights, m or cm, where the column's name does not say it.")
  var heightUnit: String?

  @Option(help: "The column of the largest diameter, in cm.")
  var diameter = "max_diameter_cm"

  @Option(help: "The column of the number of lesions.")
  var lesions = "n_lesions"

  @Option(help: "The task that made label files without names: total, total_v1, …")
  var task: String?

  @Flag(help: "Pass over patients without images.")
  var allowMissing = false

  @Flag(help: "End 1 when a metric is missing or there is a warning.")
  var strict = false

  func validate() throws {
    guard (folder == nil) != (files == nil) else {
      throw ValidationError("name either a folder of patients or a table with --files")
    }
    guard ![output, qc, page].contains(clinical), ![qc, page].contains(output) else {
      throw ValidationError("two files of this run have the same name; one would be lost")
    }
    _ = try options
  }

  /// What is asked for.
  private var options: MetricsOptions {
    get throws {
      var options = MetricsOptions()
      options.psoas = try choice("--psoas", psoas)
      options.sliceRule = try choice("--l3-slice", l3Slice)
      options.heightUnit = try heightUnit.map { try choice("--height-unit", $0) }
      (options.idColumn, options.heightColumn) = (id, height)
      (options.diameterColumn, options.lesionsColumn) = (diameter, lesions)
      (options.task, options.allowsMissing) = (task, allowMissing)
      guard MetricsOptions.levels.contains(densityLevel) else {
        throw unknown("--density-level", densityLevel, MetricsOptions.levels)
      }
      options.densityLevel = densityLevel
      if let task, !MetricsOptions.tasks.contains(task) {
        throw unknown("--task", task, MetricsOptions.tasks)
      }
      if let psoasRange { options.psoasRange = try range(psoasRange) }
      return options
    }
  }

  private func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: String, _ text: String
  ) throws -> Choice {
    if let choice = Choice(rawValue: text) { return choice }
    throw unknown(option, text, Choice.allCases.map(\.rawValue))
  }

  private func unknown(_ option: String, _ value: String, _ known: [String]) -> ValidationError {
    ValidationError(
      "\(option) \(value) is not known; expected " + known.joined(separator: ", "))
  }

  private func range(_ text: String) throws -> (upper: String, lower: String) {
    let parts = text.split(separator: "-").map(String.init)
    let places = parts.compactMap { MetricsOptions.levels.firstIndex(of: $0) }
    guard parts.count == 2, places.count == 2, places[0] <= places[1] else {
      throw ValidationError(
        "--psoas-range \(text) is not a range from the head down, such as L1-L5")
    }
    return (parts[0], parts[1])
  }

  func run() throws {
    let images: MetricsRun.Images =
      files.map { .table($0) } ?? .folder(Self.withoutSlash(folder ?? "."))
    let metrics: MetricsRun
    let showsProgress = isatty(2) == 1
    do throws(Problems) {
      metrics = try MetricsRun(images, clinical: clinical, options: try known()) {
        if showsProgress { printError("\($0 + 1) of \($1): \($2)") }
      }
    } catch { throw reprise.report(error) }
    var outputs = [(output, metrics.cohortCSV)]
    if let qc { outputs.append((qc, metrics.qualityJSON(version: Software.version))) }
    if let page { outputs.append((page, metrics.qualityPage(version: Software.version))) }
    do throws(WriteFailure) { try WholeFiles.write(outputs) } catch {
      printError(error.description)
      throw ExitCode.cannotWrite
    }
    try printText(metrics.summary)
    if let report {
      let folder = reportFolder.map { ["--output", $0] } ?? []
      try ReportCommand.parse([report] + folder).run()
    }
    if strict, metrics.hasFindings { throw ExitCode.comparisonFailed }
  }

  /// The options, which `validate` has seen to be right.
  private func known() throws(Problems) -> MetricsOptions {
    do { return try options } catch {
      throw Problems([Problem("the options are wrong", at: Place(file: clinical))])
    }
  }

  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
