import Document
import Figures
import Testing

/// What Word insists on, checked on hostile documents.
@Suite struct WordTests {
  /// The header of a PNG of 20 by 10 pixels.
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 20, 0, 0, 0, 10, 8, 2, 0, 0, 0]

  static func figure(_ words: String, _ file: String) -> Block {
    let curve = CurvePlot.Curve(
      name: words, note: "", points: [CurvePlot.Point(x: 0, y: 0), CurvePlot.Point(x: 1, y: 1)])
    let plot = CurvePlot(
      title: words, alternativeText: words, xAxis: .probability(title: words),
      yAxis: .probability(title: words), curves: [curve])
    return .figure(
      FigureBlock(
        id: file, number: "Figure 1", caption: [.text(words)], fileName: file + ".svg",
        figure: .curves(plot)))
  }

  /// A random document with a figure and links, and its parts.
  private static func archive(_ seed: UInt64) throws -> ZipReader {
    var random = RandomDocument(seed: seed)
    var document = random.document()
    document.blocks += [
      figure(random.string(), "fig1"), figure("not drawn", "fig2"),
      .paragraph([.link(["Table 1"], to: "#table1"), .link(["there"], to: "#table2")]),
    ]
    return try #require(ZipReader(document.word(pictures: ["fig1.svg": png])))
  }

  @Test(arguments: 200...215) func partsAreWellFormedAndInOrder(_ seed: UInt64) throws {
    let archive = try Self.archive(seed)
    #expect(archive.members.first?.name == "[Content_Types].xml")
    for member in archive.members
    where member.name.hasSuffix("xml") || member.name.hasSuffix("rels") {
      let part = try ElementParser.parse(String(decoding: member.bytes, as: UTF8.self))
      #expect(WordOrder.faults(in: part) == [])
    }
  }

  @Test func theOrderIsReallyLookedAt() throws {
    let wrong = try ElementParser.parse(
      "<w:tcPr><w:vAlign w:val=\"top\"/><w:tcW w:w=\"1\"/><w:x/></w:tcPr>")
    #expect(WordOrder.faults(in: wrong).count == 2)
  }

  @Test(arguments: 200...215) func whatIsNamedIsThere(_ seed: UInt64) throws {
    let archive = try Self.archive(seed)
    let main = try ElementParser.parse(try #require(archive.text("word/document.xml"))).everything
    let relations = try ElementParser.parse(
      try #require(archive.text("word/_rels/document.xml.rels")))
    let ids = relations.elements.compactMap { $0.attributes["Id"] }
    let used = main.flatMap { element in
      ["r:id", "r:embed"].compactMap { element.attributes[$0] }
    }
    #expect(Set(used).isSubset(of: ids))
    #expect(Set(ids).count == ids.count)
    for relation in relations.elements where relation.attributes["TargetMode"] == nil {
      let target = try #require(relation.attributes["Target"])
      #expect(archive.members.contains { $0.name == "word/" + target })
    }
    let bookmarks = main.filter { $0.name == "w:bookmarkStart" }
    let names = bookmarks.compactMap { $0.attributes["w:name"] }
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 40 && $0.hasPrefix("_") })
    #expect(Set(main.compactMap { $0.attributes["w:anchor"] }).isSubset(of: names))
    #expect(
      Set(bookmarks.compactMap { $0.attributes["w:id"] }).count == bookmarks.count)
    for link in main where link.name == "w:fldSimple" {
      let words = (link.attributes["w:instr"] ?? "").split(separator: " ")
      if words.first == "REF" { #expect(names.contains(String(words[1]))) }
    }
  }

  @Test(arguments: 200...212) func stylesAndListsAreThere(_ seed: UInt64) throws {
    let archive = try Self.archive(seed)
    let main = try ElementParser.parse(try #require(archive.text("word/document.xml"))).everything
    let styles = try ElementParser.parse(try #require(archive.text("word/styles.xml")))
    let known = styles.elements.compactMap { $0.attributes["w:styleId"] }
    let used = main.filter { ["w:pStyle", "w:rStyle", "w:tblStyle"].contains($0.name) }
    #expect(Set(used.compactMap { $0.attributes["w:val"] }).isSubset(of: known))
    let numbering = try ElementParser.parse(try #require(archive.text("word/numbering.xml")))
    let lists = numbering.elements.compactMap { $0.attributes["w:numId"] }
    let items = main.filter { $0.name == "w:numId" }.compactMap { $0.attributes["w:val"] }
    #expect(Set(items).isSubset(of: lists))
  }

  @Test(arguments: 200...212) func tablesAreWhole(_ seed: UInt64) throws {
    let archive = try Self.archive(seed)
    let main = try ElementParser.parse(try #require(archive.text("word/document.xml")))
    for table in main.all("w:tbl") {
      let widths = table.first("w:tblGrid")?.elements.compactMap { $0.attributes["w:w"] } ?? []
      #expect((1...63).contains(widths.count))
      #expect(widths.allSatisfy { Int($0).map { $0 > 0 } ?? false })
      for cell in table.all("w:tc") { #expect(cell.elements.last?.name == "w:p") }
    }
    let body = try #require(main.first("w:body")).elements
    #expect(body.last?.name == "w:sectPr")
    for (one, next) in zip(body, body.dropFirst()) {
      #expect(!(one.name == "w:tbl" && next.name == "w:tbl"), "two tables would be one")
    }
  }

  @Test func thePackageIsTheSameTwiceAndHasNoClock() throws {
    var (one, two) = (RandomDocument(seed: 9), RandomDocument(seed: 9))
    let bytes = one.document().word()
    #expect(bytes == two.document().word())
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0])
    let core = try #require(ZipReader(bytes)?.text("docProps/core.xml"))
    #expect(!core.contains("created") && !core.contains("creator"))
  }

  @Test func captionsAreCounted() throws {
    let numbers = ["Table 1", "Table 4", "Table 4b", "Table 5", "Other 5"]
    let tables = numbers.map { number in
      Block.table(Table(id: number, number: number, caption: [], columns: [], rows: []))
    }
    let archive = try #require(ZipReader(Document(title: [], blocks: tables).word()))
    let main = try ElementParser.parse(try #require(archive.text("word/document.xml")))
    #expect(
      main.all("w:fldSimple").compactMap { $0.attributes["w:instr"] } == [
        " SEQ Table \\* ARABIC ", " SEQ Table \\r 4 \\* ARABIC ", " SEQ Table \\c \\* ARABIC ",
        " SEQ Table \\* ARABIC ",
      ])
  }

  @Test func rightToLeftIsMarked() throws {
    let document = Document(title: [.text("see שלום עולם (x) مرحبا")], blocks: [])
    let archive = try #require(ZipReader(document.word()))
    let main = try ElementParser.parse(try #require(archive.text("word/document.xml")))
    let runs = main.all("w:r").map { run in
      (run.text, run.first("w:rPr")?.first("w:rtl") != nil)
    }
    let mark = "\u{200E}"
    #expect(runs.map(\.0) == ["see ", "שלום עולם", mark, " (x) ", "مرحبا", mark])
    #expect(runs.map(\.1) == [false, true, false, false, true, false])
  }

  @Test func numbersStandOnTheirDecimalMark() throws {
    let table = Table(
      id: "t", number: "Table 1", caption: [],
      columns: [Table.Column("a", .text), Table.Column("b")],
      rows: ["9.8 (1.2)", "113.3 (21.1)"].map { Table.Row(.plain, ["x", .number($0)]) })
    let archive = try #require(ZipReader(Document(title: [], blocks: [.table(table)]).word()))
    let main = try ElementParser.parse(try #require(archive.text("word/document.xml")))
    let cells = main.all("w:tr").dropFirst().compactMap { $0.all("w:tc").last }
    let indents = cells.compactMap { Int($0.all("w:ind").first?.attributes["w:left"] ?? "0") }
    let gaps = cells.map { Int($0.all("w:spacing").first?.attributes["w:val"] ?? "0") }
    #expect(indents.count == 2 && indents[0] - indents[1] == 200, "two figures of 5 points")
    #expect(gaps == [100, 0], "one figure")
  }

  @Test func aFigureHasItsPictureAndItsWords() throws {
    let archive = try Self.archive(201)
    let names = archive.members.map(\.name)
    #expect(names.contains("word/media/image1.png") && names.contains("word/media/image2.svg"))
    let text = try #require(archive.text("word/document.xml"))
    #expect(text.contains("The figure could not be drawn here; it is the file fig2.svg."))
    let extent = try ElementParser.parse(text).all("wp:extent").first
    #expect(extent?.attributes["cx"] == "3060000" && extent?.attributes["cy"] == "1530000")
  }
}
