internal import Cohorts

/// The clinical table: one row for each patient, all columns carried through as they are.
struct ClinicalFile: Sendable {
  /// A patient's row.
  struct Patient: Sendable {
    let id: String
    let line: Int
    let cells: [String]
    /// In metres; `nil` where the cell is empty.
    let height: Double?
    /// In centimetres.
    let diameter: Double?
    let lesions: Double?
    let phase: String?
    let voltage: String?
    let sex: String?
  }

  let name: String
  /// Its name without folders, which differ from machine to machine.
  var fileName: String { name.split(separator: "/").last.map(String.init) ?? name }
  let sha256: String
  let header: [String]
  let idColumn: String
  let heightColumn: String
  /// Whether the columns of the tumor burden score are there.
  let hasTumors: Bool
  let delimiter: UInt8
  let decimalMark: UInt8
  let patients: [Patient]

  /// Reads the file.
  ///
  /// - Throws: that a column is not there, an identifier twice, or a cell no number; all together.
  init(path: String, name: String, _ options: MetricsOptions) throws(Problems) {
    let file = try ForeignTable(path: path, name: name)
    let columns = try Columns(file.table.header, name, options)
    self.name = name
    (sha256, header) = (file.sha256, file.table.header)
    (delimiter, decimalMark) = (file.delimiter, file.decimalMark)
    (idColumn, heightColumn) = (header[columns.id], header[columns.height])
    hasTumors = columns.diameter != nil && columns.lesions != nil
    var problems: [Problem] = []
    var lines: [String: Int] = [:]
    var patients: [Patient] = []
    for row in file.table.rows {
      let reader = RowReader(file: file, row: row, name: name)
      let id = row.cells[columns.id]
      let place = Place(file: name, line: row.line, column: columns.id + 1)
      if let first = lines[id] {
        problems.append(
          Problem("\(header[columns.id]): \"\(id)\" stands in line \(first) too", at: place))
      } else if id.isEmpty {
        problems.append(Problem("the patient has no \(header[columns.id])", at: place))
      }
      lines[id] = lines[id] ?? row.line
      let height = reader.number(columns.height, &problems)
      patients.append(
        Patient(
          id: id, line: row.line, cells: row.cells,
          height: height.map { columns.heightUnit == .cm ? $0 / 100 : $0 },
          diameter: reader.number(columns.diameter, &problems).map { $0 / columns.diameterScale },
          lesions: reader.number(columns.lesions, &problems), phase: reader.text(columns.phase),
          voltage: reader.text(columns.voltage), sex: reader.text(columns.sex)))
    }
    guard problems.isEmpty else { throw Problems(problems) }
    self.patients = patients
  }

  private struct RowReader {
    let file: ForeignTable
    let row: CSVTable.Row
    let name: String

    func text(_ column: Int?) -> String? {
      guard let column, !file.isMissing(row.cells[column]) else { return nil }
      return row.cells[column]
    }

    func number(_ column: Int?, _ problems: inout [Problem]) -> Double? {
      guard let column, let text = text(column) else { return nil }
      if let number = file.number(text) { return number }
      problems.append(
        Problem(
          "\(file.table.header[column]): \"\(text)\" is not a number",
          at: Place(file: name, line: row.line, column: column + 1)))
      return nil
    }
  }
}

/// Where the columns stand that metrics need.
private struct Columns {
  let id: Int
  let height: Int
  let heightUnit: MetricsOptions.HeightUnit
  let diameter: Int?
  /// What a diameter is divided by to be in cm: 10 where the column's name ends in mm.
  let diameterScale: Double
  let lesions: Int?
  let phase: Int?
  let voltage: Int?
  let sex: Int?

  init(_ header: [String], _ file: String, _ options: MetricsOptions) throws(Problems) {
    let place = Place(file: file, line: 1)
    var problems: [Problem] = []
    func find(_ name: String?, _ usual: [String], _ what: String, _ option: String) -> Int? {
      for candidate in name.map({ [$0] }) ?? usual {
        if let column = header.firstIndex(of: candidate) { return column }
      }
      let wanted = name.map { "\"\($0)\"" } ?? usual.joined(separator: ", ")
      problems.append(
        Problem(
          "no column of \(what): looked for \(wanted); name it with \(option)"
            + Suggestion.phrase(for: name ?? usual[0], among: header), at: place))
      return nil
    }
    let id = find(options.idColumn, ["id", "patient_id", "patient"], "identifiers", "--id")
    let height = find(
      options.heightColumn, ["height_m", "height_cm", "height"], "heights", "--height")
    let unit = height.flatMap { options.heightUnit ?? Self.unit(in: header[$0]) }
    if let height, unit == nil {
      problems.append(
        Problem(
          "the name of the column \"\(header[height])\" does not end in m or cm; "
            + "say which with --height-unit",
          at: Place(file: file, line: 1, column: height + 1)))
    }
    for (column, text) in header.enumerated() where Metric.columns(options).contains(text) {
      problems.append(
        Problem(
          "the column \"\(text)\" is one that metrics writes; rename it",
          at: Place(file: file, line: 1, column: column + 1)))
    }
    guard problems.isEmpty, let id, let height, let unit else { throw Problems(problems) }
    (self.id, self.height, heightUnit) = (id, height, unit)
    diameter = header.firstIndex(of: options.diameterColumn)
    let isMillimetre = options.diameterColumn.lowercased().split { !$0.isLetter }.last == "mm"
    diameterScale = isMillimetre ? 10 : 1
    lesions = header.firstIndex(of: options.lesionsColumn)
    phase = header.firstIndex(of: "phase")
    voltage = header.firstIndex(of: "kvp")
    sex = header.firstIndex(of: "sex") ?? header.firstIndex(of: "gender")
  }

  /// The unit that a column's name ends in: `height_cm`, `Height (m)`.
  private static func unit(in name: String) -> MetricsOptions.HeightUnit? {
    let word = name.lowercased().split { !$0.isLetter }.last
    return word.flatMap { MetricsOptions.HeightUnit(rawValue: String($0)) }
  }
}
