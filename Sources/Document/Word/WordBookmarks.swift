extension LinkTargets.Target {
  /// A name that Word takes: a letter or low line first, then letters, digits and low lines, at
  /// most 40 in all.
  var bookmark: String {
    let safe = id.unicodeScalars.prefix(28).map { Self.isPlain($0) ? Character($0) : "_" }
    return "_Ref\(index)_" + String(safe)
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
  }
}

extension LinkTargets {
  /// Content between the marks of its place; as it is where an earlier place has the same id.
  func bookmarked(_ id: String, _ used: inout Set<String>, _ content: String) -> String {
    guard let target = target(id), used.insert(id).inserted else { return content }
    let number = String(target.index)
    return wordElement("w:bookmarkStart", ["w:id": number, "w:name": target.bookmark]) + content
      + wordElement("w:bookmarkEnd", ["w:id": number])
  }
}
