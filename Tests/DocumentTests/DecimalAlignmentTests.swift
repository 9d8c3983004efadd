import Document
import Testing

/// 248,100 has six digits and a comma: 64 lacks four digits and the comma; "<0" is two digits wide.
@Test func `numbers stand on their decimal mark`() {
  let found = DecimalAlignment.paddings(["64.1", "8", "248,100.25", "<0.001", "—", "−1.5"])
  #expect(found.map { $0?.before } == ["0,000", "00,000", "", "00,00", nil, "00,00"])
  #expect(found.map { $0?.after } == ["00", ".000", "0", "", nil, "00"])
}

@Test func `what follows the number is aligned on its own`() {
  let found = DecimalAlignment.paddings(["64.1 (9.8)", "8 (10.2%)", "0.5"])
  #expect(found.map { $0?.before } == ["", "0", "0"])
  #expect(found.map { $0?.between } == ["0", ".0", ""])
  #expect(found.map { $0?.split } == [4, 1, 3])
}

@Test func `a number with its interval is read in parts`() {
  let parts = DecimalAlignment.parts("1,234.5 (−0.8 to 2)")
  #expect(parts?.whole == "1,234")
  #expect(parts?.fraction == ".5")
  #expect(parts?.follow == " (−0")
  #expect(parts?.rest == ".8 to 2)")
  #expect(DecimalAlignment.parts("not reached (3)") == nil)
  #expect(DecimalAlignment.parts("") == nil)
}

@Test func `a range is not torn apart, a percent sign stays with its number`() {
  let found = DecimalAlignment.paddings(["26.3–78.4", "3.6% (1.2)", "12 (3)"])
  #expect(found.map { $0?.between } == ["", "", ".0%"])
  #expect(found.map { $0?.before } == ["", "0", ""])
  #expect(found.map { $0?.split } == [4, 4, 2])
  #expect(DecimalAlignment.parts("3/8")?.rest == "/8")
}

@Test func `copied cells hold the number alone`() {
  let html = Sample.document.html()
  let cells = html.matches(of: /<td class="n"[^>]*>(.*?)<\/td>/).map { match in
    match.1.replacing(/<sup.*?<\/sup>/, with: "").replacing(/<[^>]*>/, with: "")
  }
  #expect(cells.contains("64.1 (9.8)") && cells.contains("248,100 (61,000)"))
}
