import Document
import Testing

/// 248,100 has six digits and a comma: 64 lacks four digits and the comma.
///
/// Each cell without a sign leaves room for one, and knows the widest text where its own is narrower.
@Test func `numbers stand on their decimal mark`() {
  let found = DecimalAlignment.paddings(["64.1", "8", "248,100.25", "−0.5", "—", "−1.5"])
  #expect(found.map { $0?.before } == ["−0,000", "−00,000", "−", "00,000", nil, "00,000"])
  let widest = "−248,100.25"
  #expect(found.map { $0?.widest } == [widest, widest, "", widest, nil, widest])
}

@Test func `what follows stands on its own mark below its like`() {
  let found = DecimalAlignment.paddings(["64 (9.8%)", "8 (10.2%)", "5", "12 (100.0%)"])
  #expect(found.map { $0?.between } == ["00", "0", "", ""])
  #expect(found.map { $0?.split } == [2, 1, 1, 2])
  #expect(found.map { $0?.before } == ["", "0", "0", ""])
}

@Test func `a bracket is not torn from its number by rows of another kind`() {
  let found = DecimalAlignment.paddings(["263 (84.3%)", "3.520 (0.420)", "1.4 (872, 1980)"])
  #expect(found.map { $0?.between } == ["", "", ""])
  #expect(found.map { $0?.before } == ["", "00", "00"])
  let wide = DecimalAlignment.paddings(["1.0 (5, 9)", "1.0 (15000, 19000)"])
  #expect(wide.map { $0?.between } == ["", ""])
}

@Test func `a sign has room of its own`() {
  let found = DecimalAlignment.paddings(["0.72 (0.1–0.9)", "0.53 (−0.2 to 1.2)"])
  #expect(found.map { $0?.between } == ["−", ""])
}

@Test func `a number with its interval is read in parts`() {
  let parts = DecimalAlignment.parts("1,234.5 (−0.8 to 2)")
  #expect(parts?.whole == "1,234")
  #expect(parts?.fraction == ".5")
  #expect(parts?.opening == " (")
  #expect(parts?.following == "−0")
  #expect(parts?.rest == ".8 to 2)")
  #expect(DecimalAlignment.parts("not reached (3)") == nil)
  #expect(DecimalAlignment.parts("") == nil)
}

@Test func `a reference row stays whole and stands on the mark`() {
  let found = DecimalAlignment.paddings(["1 (reference)", "12.49 (1.35–4.57)"])
  #expect(found.first??.before == "0")
  #expect(found.first??.between == "")
}

@Test func `a range is not torn apart, a percent sign stays with its number`() {
  let found = DecimalAlignment.paddings(["26.3–78.4", "−16.5 % (3.2)", "12 (3)"])
  #expect(found.map { $0?.between } == ["", "", ""])
  #expect(found.map { $0?.split } == [4, 7, 2])
  #expect(DecimalAlignment.parts("3/8")?.rest == "/8")
  #expect(DecimalAlignment.parts("3.6%")?.fraction == ".6%")
}

@Test func `numbers of one shape need nothing`() {
  #expect(DecimalAlignment.paddings(["66", "18", "72"]).allSatisfy { $0?.isEmpty == true })
  #expect(DecimalAlignment.paddings([]).isEmpty)
}

@Test func `copied cells hold the number alone`() {
  let html = Sample.document.html()
  let cells = html.matches(of: /<td class="n[^>]*>(.*?)<\/td>/).map { match in
    match.1.replacing(/<sup.*?<\/sup>/, with: "").replacing(/<[^>]*>/, with: "")
  }
  #expect(cells.contains("64.1 (9.8)") && cells.contains("248,100 (61,000)"))
}

@Test func `a number without a zero is read from its mark`() {
  #expect(DecimalAlignment.parts(".048")?.fraction == ".048")
  #expect(DecimalAlignment.parts("<.001")?.whole == "<")
  #expect(DecimalAlignment.parts("—") == nil)
}
