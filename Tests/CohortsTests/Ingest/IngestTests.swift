import Foundation
import TestSupport
import Testing

@testable import Cohorts

struct IngestTests {
  private func declared(
    _ names: [String], _ change: @escaping (inout CohortDeclaration) -> Void = { _ in }
  ) -> CohortRequest {
    request(
      names.map { name in variable(name) { if name == "name" { $0.type = .text } } }, change)
  }

  @Test func `how a file was read is said, unless it is the usual way`() throws {
    let text = "x,y\n1,2\n3,4\n"
    #expect(
      try read(text, request(used: ["x"])).echoes.map(\.sentence).first
        == "fields are separated by commas, as in the header")
    let wide = [0xFF, 0xFE] + OddFiles.wide(text, littleEndian: true)
    #expect(
      try read(wide, request(used: ["x"])).echoes.first
        == Echo("the text is UTF-16, as its byte order mark says"))
    #expect(
      try read(Array(wide.dropFirst(2)), request(used: ["x"])).echoes.first
        == Echo("the text is UTF-16 without a byte order mark, as every other byte is zero"))
    let marked = try read("sep=|\nx|y\n1|2\n", request(used: ["x"]))
    #expect(
      marked.echoes.first
        == Echo("fields are separated by vertical bars, as the file's first line \"sep=|\" says"))
    #expect(marked.form.delimiter == 0x7C)
    let auto = try read(
      "x;y\n1,5;2\n", request(used: ["x", "y"]) { $0.detectsDecimalMark = true })
    #expect(auto.echoes.contains(Echo("the decimal mark is a comma, as in x")))
    #expect(auto.form.decimalMark == 0x2C)
  }

  @Test func `the decimal mark is proved by columns, and two proofs are refused`() throws {
    let text = "a;b\n1,5;2.5\n2,5;3.5\n"
    #expect(
      problems(text, request(used: ["a", "b"]) { $0.detectsDecimalMark = true }).first
        == "cohort.csv: error: \"decimal: auto\" found a decimal comma in a and a point in b; "
        + "declare \"decimal\"")
    // A column that may hold thousands goes with the one that proves a mark.
    let open = try read(
      "a;b\n1,5;1,234\n2,5;2,345\n", request(used: ["a", "b"]) { $0.detectsDecimalMark = true })
    #expect(open.numbers("b") == [1.234, 2.345])
  }

  @Test func `text that was garbled or lost before is reported`() throws {
    let cohort = try read(
      "name,x\nMÃ¼ller,1\nÅse,2\nM\u{FFFD}ller,3\nGroÃŸ,4\n", declared(["name", "x"]))
    let warnings = cohort.echoes.filter(\.isWarning).map(\.sentence)
    #expect(
      warnings.contains(
        "\"MÃ¼ller\" in line 2, column 1 looks like \"Müller\", saved in the wrong encoding before, "
          + "as in 1 more cell"))
    #expect(
      warnings.contains(
        "\"M\u{FFFD}ller\" in line 4, column 1 holds the character U+FFFD, which stands for one that "
          + "was lost before the file was written"))
    let clean = try read("name,x\nMüller,1\nÅse,2\n°C,3\n", declared(["name", "x"]))
    #expect(!clean.echoes.contains { $0.sentence.contains("encoding") })
  }

  @Test func `names that Windows-1252 could hold are not taken for garbled`() {
    let words = [
      "Müller", "Åse", "naïve", "façade", "Ångström", "São Paulo", "NÃO", "Čapek", "Łódź", "½ mg",
      "5 µg", "≤ 3", "œuvre", "Ünal", "“quoted”", "±", "Ð", "日本",
    ]
    for word in words { #expect(Mojibake.repaired(word) == nil, "\(word)") }
    let garbled = [("MÃ¼ller", "Müller"), ("â‚¬", "€"), ("Â°C", "°C"), ("Ã…se", "Åse")]
    for (text, meant) in garbled { #expect(Mojibake.repaired(text) == meant) }
  }

  @Test func `wide spaces are dropped, and said`() throws {
    let cohort = try read("\u{A0}name ,x\n\u{A0}a\u{A0},1\nb,2\n", declared(["name", "x"]))
    #expect(cohort.texts("name") == ["a", "b"])
    #expect(
      cohort.echoes.contains(
        Echo("no-break or other wide spaces around \"a\" in line 2, column 1 were dropped")))
  }

  @Test func `values beyond limits are counted in the population only`() throws {
    let text = "crp,arm\n<0.5,a\n<0.3,a\n<0.5,b\n>90,a\n" + String(repeating: "2,a\n", count: 30)
    let wanted = request(
      [
        variable("crp") { $0.detection = DetectionRule(below: .sqrt2, above: .limit) },
        variable("arm") { $0.type = .categorical },
      ], population: [PopulationStep(keep: plan("arm == \"a\""), reason: "b")])
    let cohort = try read(text, wanted)
    let counts = try #require(cohort.variable("crp")?.detection)
    #expect(counts.below == [0.5, 0.3])
    #expect(counts.above == [90])
    #expect(
      counts.sentences { "\($0)" } == [
        "2 values below the limit of detection (0.3 to 0.5) were set to the limit divided by √2",
        "1 value above the upper limit of measurement (>90.0) was set to the limit",
      ])
    #expect(cohort.echoes.first { $0.variable == "crp" }?.isWarning == false)
    #expect(cohort.numbers("crp").prefix(2) == [0.5 / 2.0.squareRoot(), 0.3 / 2.0.squareRoot()])
  }

  @Test func `many values beyond limits are a warning`() throws {
    let wanted = request([variable("x") { $0.detection = DetectionRule(below: .half) }])
    let few = try read("x\n" + "<1\n" + String(repeating: "2\n", count: 6), wanted)
    #expect(few.echoes.contains { $0.variable == "x" && !$0.isWarning })
    let many = try read("x\n" + "<1\n" + String(repeating: "2\n", count: 5), wanted)
    #expect(many.echoes.contains { $0.variable == "x" && $0.isWarning })
  }

  @Test func `the same cohort in every form gives the same table`() throws {
    let rows = (1...60).map {
      "\($0 * 1234).5;\($0 % 2 == 0 ? "Süd" : "Nord");2020-01-0\($0 % 9 + 1)"
    }
    let plain = (["x;ort;d"] + rows).joined(separator: "\n") + "\n"
    let names = ["x", "ort", "d"]
    let first = try read(plain, request(used: names))
    var forms: [(bytes: [UInt8], change: (inout CohortDeclaration) -> Void)] = [
      (Array(("\u{FEFF}sep=;\r\n" + plain.replacing("\n", with: "\r\n")).utf8), { _ in }),
      ([0xFE, 0xFF] + OddFiles.wide(plain, littleEndian: false), { _ in }),
      (OddFiles.western(plain), { $0.encoding = .windows1252 }),
      (Array(plain.replacing(";", with: "\t").utf8), { _ in }),
      (Array(plain.replacing(".", with: ",").utf8), { $0.decimalMark = 0x2C }),
    ]
    if Inflater.isThere { forms.append((OddFiles.stored(Array(plain.utf8)), { _ in })) }
    for form in forms {
      let cohort = try read(form.bytes, request(used: names, form.change))
      #expect(cohort.variables.map(\.column) == first.variables.map(\.column))
    }
  }

  @Test func `a file that unpacks to hundreds of times its size is refused`() throws {
    guard Inflater.isThere else { return }  // skipped: this build has no zlib
    var count = 0
    let small = Unpacker(at: Place(file: "a.gz"))
    try small.feed(OddFiles.swollen) { count += $0.count }
    try small.finish { count += $0.count }
    #expect(count == 300_000)
    let bomb = Unpacker(at: Place(file: "a.gz"), suspectSize: 100_000)
    #expect(throws: Problem.self) { try bomb.feed(OddFiles.swollen) { _ in } }
  }

  @Test func `a field without end is refused before it fills the memory`() throws {
    let collector = RecordCollector(file: "cohort.csv")
    let parser = CSVParser(
      delimiter: 0x2C, collector: collector, file: "cohort.csv", longestField: 1000)
    try parser.feed(Array("y,x\n".utf8)[...])
    try parser.feed(Array("1,\"".utf8)[...])
    let piece = [UInt8](repeating: 0x61, count: 400)
    for _ in 0..<2 { try parser.feed(piece[...]) }
    let found = #expect(throws: Problem.self) { try parser.feed(piece[...]) }
    #expect(found?.sentence == "a field of more than 16 MB; is this a CSV file?")
    #expect(found?.place.line == 2)
  }

  @Test func `a column in pieces forgets its last cells`() {
    var column = RawColumn()
    for row in 0..<40_000 { column.append("\(row)") }
    column.keepFirst(32_768)
    #expect(column.count == 32_768)
    column.append("x")
    column.keepFirst(32_769)
    column.appendEmpty()
    #expect(String(decoding: column.cell(32_767), as: UTF8.self) == "32767")
    #expect(String(decoding: column.cell(32_768), as: UTF8.self) == "x")
    #expect(column.cell(32_769).isEmpty)
    column.keepFirst(10_000)
    #expect(column.count == 10_000)
    #expect(String(decoding: column.cell(9999), as: UTF8.self) == "9999")
    column.keepFirst(0)
    #expect(column.count == 0)
  }

  @Test func `a draft reads what a plan would`() throws {
    let western = try CohortSurvey(bytes: OddFiles.western("name,x\nMüller,1\n"), name: "a.csv")
    #expect(western.encoding == .windows1252)
    let wide = try CohortSurvey(
      bytes: OddFiles.wide("name,x\nMüller,1\n", littleEndian: false), name: "a.csv")
    #expect(wide.encoding == .utf16)
    #expect(throws: Problems.self) { try CohortSurvey(bytes: [0x61, 0x0A, 0x81], name: "a.csv") }
    guard Inflater.isThere else { return }  // skipped: this build has no zlib
    let packed = try CohortSurvey(bytes: OddFiles.compressed, name: "a.csv.gz")
    #expect(packed.rows == 40)
  }
}

extension RawColumn {
  mutating func append(_ text: String) {
    unsafe Array(text.utf8).withUnsafeBytes { unsafe append($0) }
  }
}

struct ProgressTests {
  private final class Listener: ReadingProgress {
    var rows: [Int] = []
    var shares: [Double?] = []
    var columns: [String] = []
    var isFinished = false
    func read(rows: Int, share: Double?) {
      self.rows.append(rows)
      shares.append(share)
    }
    func decode(column: String, _ number: Int, of count: Int) {
      columns.append("\(column) \(number)/\(count)")
    }
    func finish() { isFinished = true }
  }

  @Test func `a listener hears the rows, the share, the columns in use and the end`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reprise-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "cohort.csv")
    let count = 200_000
    var text = "y,x,z\n"
    for row in 0..<count { text += "\(row),\(row % 7).5,unused\n" }
    try Data(text.utf8).write(to: file)
    var wanted = request(used: ["x", "y"])
    wanted.file = file.path
    let listener = Listener()
    let cohort = try Cohort.read(wanted, cutPoints: middle, progress: listener)
    #expect(cohort.count == count)
    #expect(listener.rows.count == (text.utf8.count + FileBlocks.size - 1) / FileBlocks.size)
    #expect(listener.rows == listener.rows.sorted())
    #expect(listener.shares.last == 1)
    #expect(listener.columns == ["x 1/2", "y 2/2"])
    #expect(listener.isFinished)
  }
}
