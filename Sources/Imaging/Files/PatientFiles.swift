internal import Cohorts
internal import FoundationEssentials

/// A file of a patient.
struct ImageFile: Equatable, Sendable {
  let path: String
  /// As messages and qc.json call it: relative to the folder of all patients.
  let name: String

  /// Its name without folders and without .nii or .nii.gz.
  var stem: String { Self.stem(name.split(separator: "/").last.map(String.init) ?? name) }

  static func isVolume(_ name: String) -> Bool {
    name.hasSuffix(".nii") || name.hasSuffix(".nii.gz")
  }

  static func stem(_ name: String) -> String {
    if name.hasSuffix(".nii.gz") { return String(name.dropLast(7)) }
    return name.hasSuffix(".nii") ? String(name.dropLast(4)) : name
  }

  /// What the file holds; for small files.
  func bytes() throws(Problems) -> [UInt8] {
    let stream = try ByteStream(path: path, name: name)
    do throws(Problem) {
      let bytes = try stream.bytes(Self.largest)
      guard bytes.count < Self.largest else {
        throw Problem("a text of more than 64 MB", at: Place(file: name))
      }
      return bytes
    } catch { throw Problems([error]) }
  }

  private static let largest = 1 << 26
}

/// The files of one patient, told apart by their names.
struct PatientFiles: Sendable {
  let id: String
  /// Masks of one structure each, by its name.
  var masks: [String: ImageFile] = [:]
  /// Files of several labels.
  var labels: [ImageFile] = []
  var scan: ImageFile?
  var statistics: ImageFile?
  var manifest: ImageFile?
  /// Other tools' files by their role.
  var others: [Role: ImageFile] = [:]

  /// What another tool's file is.
  enum Role: String, CaseIterable, Sendable {
    case spineReport = "spine_report.json"
    case boaTotal = "total-measurements.json"
    case boaComposition = "bca-measurements.json"
    case comp2compSpine = "spine_metrics.csv"
    case comp2compMuscle = "muscle_adipose_tissue_metrics.csv"
  }

  init(id: String) { self.id = id }

  var isEmpty: Bool {
    masks.isEmpty && labels.isEmpty && statistics == nil && others.isEmpty
  }

  /// Takes a file by its name; those that mean nothing here are passed over.
  mutating func take(_ file: ImageFile) throws(Problem) {
    let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
    if let role = Role(rawValue: name) { return try Self.set(&others[role], file) }
    switch name {
    case "statistics.json": try Self.set(&statistics, file)
    case "run_report.json", "report.json", "run_manifest.json": try Self.set(&manifest, file)
    default:
      guard ImageFile.isVolume(name) else { return }
      if ["ct", "image", "scan"].contains(file.stem.lowercased()) {
        try Self.set(&scan, file)
      } else if TaskLabels.isStructure(file.stem) {
        try Self.set(&masks[file.stem], file)
      } else {
        labels.append(file)
      }
    }
  }

  private static func set(_ slot: inout ImageFile?, _ file: ImageFile) throws(Problem) {
    if let other = slot {
      throw Problem(
        "there is also \(other.name), and only one can be meant", at: Place(file: file.name))
    }
    slot = file
  }

  /// Refuses several label files, unless their names say that their tasks differ.
  func check() throws(Problem) {
    let unnamed = labels.filter { $0.stem != TaskLabels.abdominalMuscles.rawValue }
    guard unnamed.count > 1 else { return }
    throw Problem(
      "there is also \(unnamed[0].name); of two label files for patient \(id) only one can be meant",
      at: Place(file: unnamed[1].name))
  }
}

/// The folder of all patients: a folder, or files of the same stem, for each.
enum PatientFolder {
  /// Folders inside a patient's that are looked into.
  private static let inner: Set<String> = ["segmentations", "segmentation", "masks"]

  /// The patients in the order of their identifiers.
  static func read(_ path: String) throws(Problems) -> [PatientFiles] {
    guard let names = entries(path) else {
      throw Problems(
        [Problem("there is no such folder, or it cannot be read", at: Place(file: path))],
        kind: .noInput)
    }
    var patients: [String: PatientFiles] = [:]
    var problems: [Problem] = []
    for name in names {
      do throws(Problem) {
        if isFolder(path + "/" + name) {
          var patient = patients[name] ?? PatientFiles(id: name)
          try take(path, name, &patient)
          patients[name] = patient
        } else if ImageFile.isVolume(name) {
          let file = ImageFile(path: path + "/" + name, name: name)
          var patient = patients[file.stem] ?? PatientFiles(id: file.stem)
          patient.labels.append(file)
          patients[file.stem] = patient
        }
      } catch { problems.append(error) }
    }
    for patient in patients.values {
      do throws(Problem) { try patient.check() } catch { problems.append(error) }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return patients.values.sorted { $0.id < $1.id }
  }

  private static func take(
    _ root: String, _ folder: String, _ patient: inout PatientFiles
  ) throws(Problem) {
    for name in entries(root + "/" + folder) ?? [] {
      let relative = folder + "/" + name
      if isFolder(root + "/" + relative) {
        guard inner.contains(name.lowercased()) else { continue }
        for file in entries(root + "/" + relative) ?? [] {
          try patient.take(
            ImageFile(path: root + "/" + relative + "/" + file, name: relative + "/" + file))
        }
      } else {
        try patient.take(ImageFile(path: root + "/" + relative, name: relative))
      }
    }
  }

  /// The names in a folder, sorted, without hidden ones.
  private static func entries(_ path: String) -> [String]? {
    guard isFolder(path) else { return nil }
    return try? FileManager.default.contentsOfDirectory(atPath: path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
  }
}

/// A table that says which files are whose, for any layout of folders: columns id, seg, ct,
/// statistics, report, body; paths are relative to the table.
enum FileTable {
  private static let columns = ["id", "seg", "ct", "statistics", "report", "body"]

  /// The patients in the order of their identifiers.
  static func read(_ path: String) throws(Problems) -> [PatientFiles] {
    let table = try ForeignTable(path: path, name: path).table
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    var problems: [Problem] = []
    for (place, name) in table.header.enumerated() where !columns.contains(name) {
      problems.append(
        Problem(
          "the column \"\(name)\" is not known; expected " + columns.joined(separator: ", "),
          at: Place(file: path, line: 1, column: place + 1)))
    }
    guard let id = table.header.firstIndex(of: "id"), problems.isEmpty else {
      throw Problems(
        problems.isEmpty ? [Problem("no column \"id\"", at: Place(file: path, line: 1))] : problems)
    }
    var patients: [String: PatientFiles] = [:]
    for row in table.rows {
      var patient = PatientFiles(id: row.cells[id])
      let file = { (column: String) -> ImageFile? in
        guard let place = table.header.firstIndex(of: column), !row.cells[place].isEmpty else {
          return nil
        }
        let name = row.cells[place]
        return ImageFile(path: name.hasPrefix("/") ? name : folder + name, name: name)
      }
      if let segmentation = file("seg") { patient.labels = [segmentation] }
      if let body = file("body") { patient.masks["vertebrae_body"] = body }
      (patient.scan, patient.statistics, patient.manifest) = (
        file("ct"), file("statistics"), file("report")
      )
      if patients.updateValue(patient, forKey: patient.id) != nil {
        problems.append(
          Problem("\"\(patient.id)\" stands here twice", at: Place(file: path, line: row.line)))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return patients.values.sorted { $0.id < $1.id }
  }
}
