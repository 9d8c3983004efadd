/// Which decimal mark the columns of a file have, and by which evidence.
struct DecimalMarkDetection {
  /// The mark; a point where no number has one.
  let mark: UInt8
  /// Why, in the words of an echo.
  let sentence: String

  private static let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))

  /// Looks at the columns that are read.
  ///
  /// A column proves a mark when all of its cells are numbers with it, and one of them cannot be
  /// read otherwise: `1,5` or `0,500`, where `1,234` may be a thousand.
  ///
  /// - Throws: that columns prove both marks, or that a mark may be one of thousands.
  init(_ table: RawTable, missing: [String], at place: Place) throws(Problem) {
    let book = CodeBook(missing)
    var (points, commas, open): ([String], [String], [String]) = ([], [], [])
    for (field, name) in table.header.names.enumerated() {
      guard let column = table.columns[field] else { continue }
      switch Self.evidence(column, book) {
      case .proves(Self.comma): commas.append(name)
      case .proves: points.append(name)
      case .mayBeThousands: open.append(name)
      case .none: break
      }
    }
    switch (points.isEmpty, commas.isEmpty) {
    case (false, false):
      throw Problem(
        "\"decimal: auto\" found a decimal comma in \(listed(commas, limit: 4)) and a point in "
          + "\(listed(points, limit: 4)); declare \"decimal\"", at: place)
    case (false, true): (mark, sentence) = (Self.point, Self.words("a point", points))
    case (true, false): (mark, sentence) = (Self.comma, Self.words("a comma", commas))
    case (true, true):
      guard open.isEmpty else {
        throw Problem(
          "\"decimal: auto\" cannot tell a decimal mark from one of thousands in "
            + "\(listed(open, limit: 4)); declare \"decimal\"", at: place)
      }
      (mark, sentence) = (Self.point, "no number has a decimal mark")
    }
  }

  private static func words(_ mark: String, _ names: [String]) -> String {
    "the decimal mark is \(mark), as in \(listed(names, limit: 4))"
  }

  private enum Evidence: Equatable {
    case none
    case proves(UInt8)
    case mayBeThousands
  }

  private static func evidence(_ column: RawColumn, _ missing: CodeBook) -> Evidence {
    var (isPoint, isComma) = (column.contains(mark: point), column.contains(mark: comma))
    var (provesPoint, provesComma, hasMark) = (false, false, false)
    for row in 0..<column.count where isPoint || isComma {
      var cell = column.cell(row)
      _ = PercentSign.drop(from: &cell)
      if cell.isEmpty || missing.holds(cell, value: nil) { continue }
      cell = DetectionLimit.bare(cell)
      isPoint = isPoint && NumberCell(cell, decimalMark: point) != .notNumber
      isComma = isComma && NumberCell(cell, decimalMark: comma) != .notNumber
      guard let place = cell.firstIndex(where: { $0 == point || $0 == comma }) else { continue }
      hasMark = true
      guard !mayBeThousand(cell, place) else { continue }
      if cell[place] == point { provesPoint = true } else { provesComma = true }
    }
    guard hasMark, isPoint || isComma else { return .none }
    if isPoint && !isComma && provesPoint { return .proves(point) }
    if isComma && !isPoint && provesComma { return .proves(comma) }
    return .mayBeThousands
  }

  /// Whether one to three digits, the first not 0, stand before the mark and three behind it.
  private static func mayBeThousand(_ cell: ArraySlice<UInt8>, _ mark: Int) -> Bool {
    let isDigit = { (byte: UInt8) in 0x30...0x39 ~= byte }
    let before = cell[..<mark].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    let after = cell[(mark + 1)...]
    return 1...3 ~= before.count && before.allSatisfy(isDigit) && before.first != 0x30
      && after.count == 3 && after.allSatisfy(isDigit)
  }
}
