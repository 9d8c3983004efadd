import Figures

extension Document {
  /// The report as a Word document: a zip of WordprocessingML (ECMA-376, transitional).
  ///
  /// Tables are Word's own: heads that repeat on each page, rows that do not break, numbers set on
  /// their decimal mark by indents, so that cells hold nothing but what is printed. Footnotes stand
  /// directly below their table: Word's own would stand at the foot of a page, away from it, and
  /// start anew for no table. A table too wide for the page stands on a page of its own, turned to
  /// its side. What is folded in HTML stands open. The same document gives the same bytes: no clock
  /// and no machine is in them.
  /// - Parameter pictures: PNG files by the figures' `fileName`; where one is missing, a sentence
  ///   stands for the figure and names its SVG.
  public func word(pictures: [String: [UInt8]] = [:]) -> [UInt8] {
    var body = WordBody(self, pictures: pictures)
    let main = body.xml()
    var archive = ZipArchive()
    for part in WordPackage.parts(of: self, main: main, relations: body.relations) {
      archive.add(part.name, part.bytes)
    }
    return archive.bytes
  }
}
