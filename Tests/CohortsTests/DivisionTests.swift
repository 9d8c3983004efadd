import TestSupport
import Testing

@testable import Cohorts

/// How a file is divided among blocks and cores changes nothing: neither rows nor messages nor the
/// lines that they name.
struct DivisionTests {
  /// What a file's records are, as one comparable text.
  static func records(
    _ bytes: [UInt8], blockSize: Int = 1 << 20, _ division: RecordBlocks.Division
  ) -> String {
    var declaration = CohortDeclaration(file: plan("cohort.csv"))
    declaration.delimiter = UInt8(ascii: ",")
    let reader = TableReader(file: "cohort.csv", declaration: declaration, division: division) {
      Set($0.names.indices.filter { $0 != 1 })
    }
    do throws(Problems) {
      var start = 0
      while start < bytes.count {
        let end = min(start + blockSize, bytes.count)
        try reader.feed(Array(bytes[start..<end]))
        start = end
      }
      return text(try reader.finish())
    } catch {
      return error.all.map(\.description).joined(separator: "\n")
    }
  }

  private static func text(_ table: RawTable) -> String {
    var text = "\(table.header.names) \(table.blankLines) \(table.echoes) \(table.digest)\n"
    for row in table.lines.indices {
      text += "\(table.lines[row]):"
      for field in table.columns.keys.sorted() {
        guard let column = table.columns[field] else { continue }
        text += " " + quoted(String(decoding: column.cell(row), as: UTF8.self))
      }
      text += "\n"
    }
    return text
  }

  static let serial = RecordBlocks.Division(isSerial: true)

  /// Divisions into blocks of one byte up to the whole file, with little patience or much.
  static let divisions: [RecordBlocks.Division] =
    [1, 2, 3, 7, 16, 61, 1 << 19].flatMap { size in
      [(1, 1 << 22), (3, 1 << 22), (1000, 1 << 22), (3, 12)].map { blocks, mostWaiting in
        RecordBlocks.Division(size: size, mostWaiting: mostWaiting, blocks: blocks)
      }
    }

  private static let cells = [
    "1", "-2.50", "0.05", "12,5", "007", "+3", "1e5", "", "NA", "a b", "x", "\"a,b\"", "\"\"",
    "\"say \"\"so\"\"\"", "\"two\nlines\"", "\"two\r\nlines\"", "\"a\r\"", "\"\n\n\"", "  1.5 ",
    "\" 2 \"", "é", "MÃ¼ller", "\u{FFFD}", "\u{A0}7\u{A0}", "\"ü\n\"", "67108863", "67108864",
    "123456789012345678", "-0", "-", ".5", "5.", "1.2345678", "a long cell that is not a number",
  ]
  private static let ends = ["\n", "\n", "\n", "\r\n", "\r", "\n\n", "\n \n", "\r\r\n"]
  private static let faults: [[UInt8]] = [
    [0x22], [0], [0xFF], [0x2C], [0x0A], [0x0D], [0x0D, 0x0A], [0x22, 0x22], [0x22, 0x78], [0xC3],
  ]

  /// A file of a few records: alike in most files, with a fault in some.
  static func file(_ noise: inout SplitMix64) -> [UInt8] {
    let end = ends.randomElement(using: &noise) ?? "\n"
    let width = Int.random(in: 1...3, using: &noise)
    let isTame = Bool.random(using: &noise)
    var text = ["a", "b", "c"].prefix(width).joined(separator: ",") + end
    for _ in 0..<Int.random(in: 0..<12, using: &noise) {
      let count = Int.random(in: 0..<40, using: &noise) == 0 ? width + 1 : width
      let row = (0..<count).map { _ in
        isTame ? "1.5" : cells.randomElement(using: &noise) ?? ""
      }
      let isUsual = Int.random(in: 0..<8, using: &noise) > 0
      text += row.joined(separator: ",") + (isUsual ? end : ends.randomElement(using: &noise) ?? "")
    }
    var bytes = Array(text.utf8)
    if Int.random(in: 0..<3, using: &noise) == 0 {
      let fault = faults.randomElement(using: &noise) ?? []
      bytes.insert(contentsOf: fault, at: Int.random(in: 0...bytes.count, using: &noise))
    }
    if Int.random(in: 0..<4, using: &noise) == 0 { bytes.removeLast() }
    return bytes
  }

  @Test func `blocks on all cores give what one core gives line by line`() {
    var noise = SplitMix64(state: 7)
    for trial in 0..<600 {
      let bytes = Self.file(&noise)
      let expected = Self.records(bytes, Self.serial)
      for division in Self.divisions where trial < 40 || Bool.random(using: &noise) {
        let blockSize = [1, 2, 5, 1 << 20].randomElement(using: &noise) ?? 1
        #expect(
          Self.records(bytes, blockSize: blockSize, division) == expected,
          "\(String(decoding: bytes, as: UTF8.self).debugDescription) \(division) \(blockSize)")
      }
    }
  }

  @Test func `every boundary of one file`() {
    let text = "a,b,c\n1,2,3\n\"x\ny\",\"p\"\"q\",r\r\n\n4,5,é\n6,7\n8,\"9\"x,10\n"
    let bytes = Array(text.utf8)
    let expected = Self.records(bytes, Self.serial)
    for size in 1...bytes.count {
      for blockSize in 1...bytes.count {
        #expect(
          Self.records(bytes, blockSize: blockSize, RecordBlocks.Division(size: size, blocks: 2))
            == expected)
      }
    }
  }

  @Test func `lines and cells of a file that fills many pieces`() {
    let rows = (0..<40_000).map { row in
      row % 9_999 == 0 ? "\"name\n\(row)\",x,\(row)" : "name \(row),x,\(row % 100).\(row % 7)"
    }
    let bytes = Array(("a,b,c\n" + rows.joined(separator: "\r\n") + "\r\n").utf8)
    let expected = Self.records(bytes, Self.serial)
    #expect(expected.split(separator: "\n").count == 40_001)
    for blocks in [1, 16] {
      let division = RecordBlocks.Division(size: 1 << 12, blocks: blocks)
      #expect(Self.records(bytes, division) == expected)
    }
  }
}

struct PackedCellTests {
  private func packed(_ text: String) -> PackedCell? {
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBytes { unsafe PackedCell($0) }
  }

  @Test(arguments: [
    "0", "7", "-0", "0.0", "-0.50", "12,25", "0,001", "67108863", "1.2345678", "-6.7108863",
    "99.00", "0.0000001", "1234567.8",
  ])
  func `numbers are told again as they were written`(text: String) throws {
    let cell = try #require(packed(text))
    #expect(String(decoding: cell.numberBytes, as: UTF8.self) == text)
    let mark = UInt8(ascii: text.contains(",") ? "," : ".")
    #expect(cell.isNumber(by: mark))
    let value = try #require(NumberCell(ArraySlice(text.utf8), decimalMark: mark).value)
    #expect(cell.value.bitPattern == value.bitPattern)
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", ".5", "5.", "1.2.3", "1,2.3", "1e3", "67108864", "1.23456789",
    "0.00000001", "1 2", " 1", "1234567890", "--1", "12345678901",
  ])
  func `other cells are texts`(text: String) { #expect(packed(text) == nil) }

  @Test func `every short number is told again`() {
    var noise = SplitMix64(state: 3)
    for _ in 0..<20_000 {
      let decimals = Int.random(in: 1...7, using: &noise)
      let value = Int.random(in: 0..<(1 << 26), using: &noise)
      let digits = String(value)
      let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
      let text = padded.dropLast(decimals) + "." + padded.suffix(decimals)
      guard let cell = packed(String(text)) else {
        #expect(text.utf8.count > 9)
        continue
      }
      #expect(cell.numberBytes.elementsEqual(text.utf8))
      #expect(cell.value == Double(String(text)))
    }
  }
}

struct PieceTraitsTests {
  @Test func `traits of a piece are those of its cells`() {
    var noise = SplitMix64(state: 9)
    let texts = ["", "1", "-2.5", "0,25", "7.125", "x", "+3", "-0", "12,5", "67108863"]
    for _ in 0..<500 {
      var column = RawColumn()
      let some = texts.shuffled(using: &noise).prefix(Int.random(in: 0...3, using: &noise))
      for _ in 0..<Int.random(in: 0..<40, using: &noise) {
        column.append(Array((some.randomElement(using: &noise) ?? "").utf8))
      }
      let cells = column.pieces.flatMap(\.cells)
      let traits = PieceTraits(cells)
      let numbers = cells.filter(\.isNumber)
      #expect(traits.mostDecimals == numbers.map(\.decimals).max() ?? 0)
      #expect(traits.holdsTexts == cells.contains { $0.textPosition != nil })
      #expect(traits.holdsCommas == numbers.contains { $0.mark == UInt8(ascii: ",") })
      #expect(traits.holdsPoints == numbers.contains { $0.mark == UInt8(ascii: ".") })
      for mark in [UInt8(ascii: "."), UInt8(ascii: ",")] {
        #expect(
          traits.areNumbers(by: mark)
            == cells.allSatisfy { $0 == .empty || $0.isNumber(by: mark) })
      }
      #expect(column.mostDecimals == traits.mostDecimals)
    }
  }

  @Test func `numbers that are added together are those that are added one by one`() throws {
    var noise = SplitMix64(state: 10)
    for texts in [["1", "", "-2.5", "7.125"], ["-0", "1"], ["67108863", "1.25"], ["3", "1.25"]] {
      var column = RawColumn()
      for _ in 0..<30 { column.append(Array((texts.randomElement(using: &noise) ?? "").utf8)) }
      let cells = try #require(column.pieces.first).cells
      var (together, single) = (
        NumericColumnBuilder(decimals: column.mostDecimals, capacity: 30),
        NumericColumnBuilder(decimals: column.mostDecimals, capacity: 30)
      )
      let fits = together.append(cells)
      #expect(together.count == (fits ? 30 : 0))
      for cell in cells {
        if cell == .empty { single.append(.nan) } else { single.append(cell, cell.value) }
      }
      #expect(fits == Set(texts).isDisjoint(with: ["-0", "67108863"]))
      if fits { #expect(together.column == single.column) }
    }
  }
}

struct RecordLinesTests {
  @Test func `lines are those that were added`() {
    let all = [2, 3, 4, 7, 8, 20, 21, 22, 22, 5]
    var joined = RecordLines(all.prefix(4))
    joined.append(RecordLines(all.dropFirst(4)))
    for lines in [RecordLines(all), joined] {
      #expect(lines.indices.map { lines[$0] } == all)
      #expect(lines.count == all.count)
    }
    #expect(RecordLines().isEmpty)
  }
}
