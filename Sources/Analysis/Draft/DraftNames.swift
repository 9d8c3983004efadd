import Cohorts

/// Gives every column a name that plans and formulas can use.
struct DraftNames {
  private var taken: Set<String>

  /// Names beside those of a file's header.
  init(headers: [String]) { taken = Set(headers) }

  /// The header itself where it is a name; else one made from it.
  mutating func name(for header: String, field: Int) -> String {
    if Self.isName(header) { return header }
    let base = Self.base(HeaderWords(header).label) ?? Self.base(header) ?? "column_\(field + 1)"
    return unused(base)
  }

  /// A name that nothing else has.
  mutating func unused(_ base: String) -> String {
    var (name, number) = (base, 2)
    while !taken.insert(name).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    return name
  }

  /// Whether plan and formulas both know a text as one name.
  private static func isName(_ text: String) -> Bool {
    PlanName.isLegal(text) && text.unicodeScalars.count <= 60
      && text.unicodeScalars.allSatisfy(isNameScalar)
  }

  private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark:
      true
    default: scalar == "_" || scalar == "." || (scalar.isASCII && "0"..."9" ~= scalar)
    }
  }

  /// The letters and digits of a text in small letters, joined by `_`.
  private static func base(_ text: String) -> String? {
    var name = ""
    for scalar in text.lowercased().unicodeScalars.prefix(40) {
      if isNameScalar(scalar), scalar != ".", scalar != "_" {
        name.unicodeScalars.append(scalar)
      } else if !name.isEmpty, name.last != "_" {
        name += "_"
      }
    }
    while name.last == "_" { name.removeLast() }
    if name.isEmpty { return nil }
    let isNumber = name.first?.isNumber == true
    return [name, isNumber ? "x" + name : name + "_"].first { isName($0) }
  }
}
