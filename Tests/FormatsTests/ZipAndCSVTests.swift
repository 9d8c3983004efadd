import Document
import Testing

@Suite struct ZipAndCSVTests {
  @Test func theCheckSumIsTheStandards() {
    #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(CRC32.of([]) == 0)
  }

  @Test func membersAreStoredAsTheyAre() throws {
    var archive = ZipArchive()
    archive.add("a.txt", Array("hello".utf8))
    archive.add("folder/ü.txt", [])
    let read = try #require(ZipReader(archive.bytes))
    #expect(read.members.map(\.name) == ["a.txt", "folder/ü.txt"])
    #expect(read.text("a.txt") == "hello")
    #expect(ZipReader(ZipArchive().bytes)?.members.isEmpty == true)
  }

  @Test func aByteThatChangedIsFound() {
    var archive = ZipArchive()
    archive.add("a.txt", Array("hello".utf8))
    var bytes = archive.bytes
    bytes[36] ^= 1
    #expect(ZipReader(bytes) == nil)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("@x", "'@x"), ("\t=1", "' =1"), ("-cmd", "'-cmd"),
    ("−1.2", "−1.2"),
    ("-", "-"), ("-1.2", "-1.2"), ("-1,234", "-1,234"), ("-1-1", "'-1-1"), ("＝1", "'＝1"),
    ("'=1", "''=1"), ("a=1", "a=1"), ("", ""), ("'tis", "'tis"), ("0.048", "0.048"),
  ])
  func noFieldIsAFormula(_ text: String, _ field: String) {
    let table = Table(
      id: "t", number: "", caption: [], columns: [Table.Column("h", .text)],
      rows: [Table.Row(.plain, [Table.Cell([.text(text)])])])
    #expect(CSVTableReader.lines(table.csv()) == [["h"], [field]])
  }

  @Test func levelsStandInAndNotesStandBeside() {
    let table = Table(
      id: "t1", number: "Table 1", caption: ["Patients, all"],
      spans: [[Table.Span([], over: 1), Table.Span("Arm", over: 2)]],
      columns: [
        Table.Column("Name", .text), Table.Column("A"),
        Table.Column(Table.Cell(["B"], notes: ["a"])),
      ],
      rows: [
        Table.Row(.section, ["Part"]), Table.Row(.variable, ["Sex"]),
        Table.Row(.level, ["Male", "1 \"x\"", Table.Cell(["2"], notes: ["a"])]),
      ], notes: [Table.Note("a", ["Why"])], abbreviations: ["SD."])
    #expect(
      table.csv()
        == "Name,Arm: A,Arm: B\r\nPart,,\r\nSex,,\r\n  Male,\"1 \"\"x\"\"\",2\r\n")
    let document = Document(title: [], blocks: [.table(table)])
    #expect(
      document.tableNotesCSV()
        == "table,number,part,letter,at,text\r\nt1,Table 1,caption,,,\"Patients, all\"\r\n"
        + "t1,Table 1,note,a,1:3 4:3,Why\r\nt1,Table 1,abbreviations,,,SD.\r\n")
  }
}
