import Testing

@testable import Cohorts

struct CSVReaderTests {
  @Test func `line numbers hold after quoted newlines, blank lines and every line end`() {
    let text = "a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\rq,\"1\n\n2\"\nr,w"
    let plan = request([variable("a") { $0.type = .continuous }], used: ["b"])
    #expect(
      problems(text, plan) == [
        "cohort.csv:6:1: error: a: \"q\" is not a number",
        "cohort.csv:9:1: error: a: \"r\" is not a number",
      ])
  }

  @Test func `blank lines are skipped and counted, or missing in one column`() throws {
    let two = try read("\na,b\n1,2\n\n  \n3,4\n\n", request(used: ["a"]))
    #expect(two.numbers("a") == [1, 3])
    #expect(two.echoes.contains(Echo("3 blank lines were skipped")))
    #expect(
      problems("\n\nage,b\nx,1\n", request([variable("age") { $0.type = .integer }])).first
        == "cohort.csv:4:1: error: age: \"x\" is not a number")
    let one = try read("a\n1\n\n3\n", request(used: ["a"]))
    #expect(one.numbers("a") == [1, nil, 3])
  }

  @Test(arguments: [
    ("a;b\n1;2,0\n", "semicolons"), ("a\tb\n1\t2,0\n", "tabs"), ("a|b\n1|2,0\n", "vertical bars"),
    ("\"x;y;z\",b\n1,2\n", "commas"),
  ])
  func `the delimiter is detected in the header, outside quotes`(text: String, name: String) throws
  {
    let cohort = try read(text, request(used: ["b"]) { $0.decimalMark = 0x2C })
    #expect(cohort.numbers("b") == [2])
    #expect(cohort.echoes.contains(Echo("fields are separated by \(name), as in the header")))
  }

  @Test(arguments: [
    ("", "cohort.csv: error: the file is empty; a header line was expected"),
    ("\n\n", "cohort.csv: error: the file is empty; a header line was expected"),
    ("a,b", "cohort.csv: error: the file has a header but no patients"),
    ("a,b\n\n", "cohort.csv: error: the file has a header but no patients"),
    ("a,b\n1,\"x\n2,3\n", "cohort.csv:2: error: the quote that opens this field is never closed"),
    (
      "a,b\n\"1\n\",\"x\n2,3\n",
      "cohort.csv:3: error: the quote that opens this field is never closed"
    ),
    ("a,b\n1,\"x\"y\n", "cohort.csv:2: error: text after the closing quote of a field"),
    (
      "a,b\n1,\"x\ny\"z\n",
      "cohort.csv:3: error: text after the closing quote of a field "
        + "(the quote was opened in line 2)"
    ),
    (
      "a,b\n1,5\"\n",
      "cohort.csv:2: error: a quote inside a field that does not begin with one"
    ),
    ("a,b,a\n1,2,3\n", "cohort.csv:1:3: error: columns 1 and 3 are both named \"a\""),
    ("a,,c\n1,2,3\n", "cohort.csv:1:2: error: column 2 has no name in the header"),
    ("a,b\n1\n", "cohort.csv:2: error: 1 field found, 2 expected as in the header"),
    ("a,b\n1,2\n\n1,2,3\n", "cohort.csv:4: error: 3 fields found, 2 expected as in the header"),
    (
      "a,b\n1,x\0y\n", "cohort.csv:2:2: error: a NUL byte, which no text holds; is this a CSV file?"
    ),
    (
      "PK\u{3}\u{4}abc",
      "cohort.csv: error: the file is a zip archive, such as an Excel workbook, "
        + "not CSV text; save it as CSV"
    ),
  ])
  func `a broken file is refused with its place`(text: String, expected: String) {
    #expect(problems(text, request()) == [expected])
  }

  @Test func `encodings`() throws {
    let text = "name,größe\nMüller€,1\n"
    let utf16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    var names = request(used: ["name", "größe"]) { $0.encoding = .utf16 }
    #expect(try read([0xFF, 0xFE] + utf16, names).codes("name") == ["Müller€"])
    #expect(try read(utf16, names).numbers("größe") == [1])
    let swapped = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try read([0xFE, 0xFF] + swapped, names).codes("name") == ["Müller€"])
    names.declaration.encoding = nil
    #expect(try read([0xFF, 0xFE] + utf16, names).codes("name") == ["Müller€"])
    names.declaration.encoding = .utf8
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text.utf8), names).codes("name") == ["Müller€"])
    #expect(
      problems([0xFF, 0xFE] + utf16, names) == [
        "cohort.csv: error: the file begins with the byte order mark of UTF-16; "
          + "declare `encoding: utf-16`"
      ])
    #expect(
      problems(utf16, names) == [
        "cohort.csv: error: the file holds many NUL bytes, as UTF-16 does; if it is UTF-16, "
          + "declare `encoding: utf-16`"
      ])
    let latin: [UInt8] = Array("name\nM".utf8) + [0xFC, 0x80] + Array("\n".utf8)
    #expect(
      problems(latin, request(used: ["name"])) == [
        "cohort.csv:2:1: error: \"M\u{FFFD}\u{FFFD}\" is not UTF-8 text (byte FC); if \"Mü€\" is "
          + "meant, the file comes from Windows: declare `encoding: windows-1252`"
      ])
    let windows = request(used: ["name"]) { $0.encoding = .windows1252 }
    #expect(try read(latin, windows).codes("name") == ["Mü€"])
    #expect(
      problems(Array("name\nM".utf8) + [0x81], windows) == [
        "cohort.csv:2:1: error: a byte that is no character of Windows-1252"
      ])
  }

  @Test func `files that cannot be opened`() {
    func failure(_ path: String) -> Problems? {
      var wanted = request()
      wanted.file = path
      do {
        _ = try Cohort.read(wanted, cutPoints: middle)
        return nil
      } catch {
        return error
      }
    }
    #expect(failure("/nonexistent/cohort.csv")?.kind == .noInput)
    #expect(
      failure("/nonexistent/cohort.csv")?.all.first?.description
        == "cohort.csv: error: there is no such file")
    #expect(
      failure("/tmp")?.all.first?.sentence == "this is a folder; a CSV file was expected")
  }
}
