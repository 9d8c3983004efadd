/// The label and the unit that a column's name suggests: `height_cm` is "Height" in cm.
struct HeaderWords {
  /// The words for the reader.
  let label: String
  /// The unit, where the name ends with one that is known.
  let unit: String?

  /// The words of a header.
  ///
  /// - Parameters:
  ///   - header: the name in the file.
  ///   - hasUnit: whether a unit may be taken from it, as of a number.
  init(_ header: String, hasUnit: Bool = true) {
    let text = Self.plain(header)
    if hasUnit, let (base, unit) = Self.bracketed(text) {
      (label, self.unit) = (Self.label(base), unit)
    } else if hasUnit, let (base, unit) = Self.suffixed(text) {
      (label, self.unit) = (Self.label(base), unit)
    } else {
      (label, unit) = (Self.label(text), nil)
    }
  }

  /// Without control characters and the spaces around; at most 80 characters.
  private static func plain(_ header: String) -> String {
    let scalars = header.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned,
        .privateUse, .surrogate:
        " "
      default: scalar
      }
    }
    let words = String(String.UnicodeScalarView(scalars)).split(separator: " ")
    return DraftText.cut(words.joined(separator: " "), at: 80)
  }

  private static func bracketed(_ text: String) -> (String, String)? {
    for (open, close) in [("(", ")"), ("[", "]")] {
      guard text.hasSuffix(close), let start = text.lastIndex(of: Character(open)) else { continue }
      let base = trimmed(String(text[..<start]))
      let inside = trimmed(String(text[text.index(after: start)...].dropLast()))
      if !base.isEmpty, let unit = DraftUnits.unit(inside) { return (base, unit) }
    }
    return nil
  }

  private static func suffixed(_ text: String) -> (String, String)? {
    let parts = text.split { "_. ".contains($0) }.map(String.init)
    for count in [2, 1] where parts.count > count {
      guard let unit = DraftUnits.suffix(parts.suffix(count).map { $0.lowercased() }) else {
        continue
      }
      return (parts.dropLast(count).joined(separator: "_"), unit)
    }
    return nil
  }

  private static func label(_ base: String) -> String {
    let words = base.split { $0 == "_" || $0 == " " }.flatMap { dotted(String($0)) }
    let spelled = words.map(spelled)
    let text = spelled.joined(separator: " ")
    guard let first = text.first else { return "" }
    let isOwnSpelling = spelled.first.map { $0 != $0.lowercased() } ?? false
    return isOwnSpelling || acronyms[words[0].lowercased()] != nil
      ? text : first.uppercased() + text.dropFirst()
  }

  /// Names of R have dots where others have lines: `meal.cal`; `1.5` is a number.
  private static func dotted(_ word: String) -> [String] {
    let parts = word.split(separator: ".").map(String.init)
    return parts.allSatisfy { $0.first?.isLetter == true } && parts.count > 1 ? parts : [word]
  }

  /// An acronym in its usual form, a shout in small letters, anything else as it is.
  private static func spelled(_ word: String) -> String {
    if let known = acronyms[word.lowercased()] { return known }
    let isShout = word.count > 4 && word == word.uppercased() && word.allSatisfy(\.isLetter)
    return isShout ? word.lowercased() : word
  }

  private static func trimmed(_ text: String) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  private static let acronyms: [String: String] = {
    let list = """
      AFP AJCC ALP ALT AMH ASA AST AUC BMD BMI BP BSA CA125 CA199 CCI CD4 CD8 CEA CK CKD COPD CRP CSF \
      CT CTC DBP DFS DNA ECG ECOG EF EGFR ER ESR EUS FEV1 FVC GCS GFR GGT HCC HDL HER2 HIV HR HU ICU \
      IL6 INR ISS KRAS LDH LDL LOS LVEF MAP MELD MRI NIHSS NLR NYHA OS PD PET PFS PLR PMI PMVI PR PSA \
      PTT RBC RFS RNA SBP SIRS SMI SOFA SUV TBS TG TNM TNF TSH TTP UICC VAS WBC WFNS WHO
      """
    var table: [String: String] = [:]
    for word in list.split(separator: " ") { table[word.lowercased()] = String(word) }
    for word in ["eGFR", "HbA1c", "pT", "pN", "cT", "cN", "Hb", "mRS"] {
      table[word.lowercased()] = word
    }
    return table
  }()
}

/// Units that a header may end with.
enum DraftUnits {
  /// A text in brackets, when all of its parts are units.
  static func unit(_ text: String) -> String? {
    if let whole = names[text.lowercased()] { return whole }
    guard text.unicodeScalars.count <= 16, !text.isEmpty else { return nil }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "*" || $0 == "·" }
    let isUnit = parts.allSatisfy { part in
      var base = part
      while let last = base.last, last.isNumber || last == "^" { base.removeLast() }
      return names[base.lowercased()] != nil || (part == "1" && parts.count > 1)
    }
    return isUnit ? text : nil
  }

  /// The last words of a name with underscores: `mg_dl`, `cm`.
  static func suffix(_ words: [String]) -> String? {
    if words.count == 1, let word = words.first {
      return word.count == 1 ? nil : names[word]
    }
    guard words.count == 2, let over = ratios[words[1]], let unit = names[words[0]],
      over.above.contains(words[0])
    else { return nil }
    return unit + "/" + over.unit
  }

  /// What may stand below the line, with what stands above it.
  private static let ratios: [String: (unit: String, above: Set<String>)] = [
    "dl": ("dL", ["mg", "g", "ug", "ng"]),
    "l": ("L", ["g", "mg", "ug", "ng", "mmol", "umol", "nmol", "pmol", "u", "iu", "mu", "ml"]),
    "ml": ("mL", ["ng", "pg", "ug", "mg", "u", "iu"]),
    "kg": ("kg", ["mg", "ml", "g", "ug"]),
    "min": ("min", ["ml"]),
    "m2": ("m2", ["kg", "cm2", "g", "mg", "ml"]),
    "m3": ("m3", ["cm3"]),
    "cm2": ("cm2", ["g", "mg"]),
    "mol": ("mol", ["mmol"]),
    "day": ("day", ["mg", "g", "ug", "ml"]),
  ]

  private static let names: [String: String] = [
    "cm": "cm", "mm": "mm", "m": "m", "km": "km", "um": "um", "µm": "µm", "nm": "nm",
    "cm2": "cm2", "cm²": "cm2", "mm2": "mm2", "mm²": "mm2", "m2": "m2", "m²": "m2",
    "cm3": "cm3", "cm³": "cm3", "mm3": "mm3", "mm³": "mm3", "m3": "m3", "cc": "cm3",
    "kg": "kg", "g": "g", "mg": "mg", "ug": "ug", "µg": "µg", "ng": "ng", "pg": "pg",
    "l": "L", "dl": "dL", "ml": "mL", "ul": "uL", "µl": "µL",
    "mol": "mol", "mmol": "mmol", "umol": "umol", "µmol": "µmol", "nmol": "nmol", "pmol": "pmol",
    "year": "years", "years": "years", "yr": "years", "yrs": "years", "y": "years",
    "month": "months", "months": "months", "mo": "months", "mos": "months", "mths": "months",
    "week": "weeks", "weeks": "weeks", "wks": "weeks", "day": "days", "days": "days", "d": "days",
    "hour": "hours", "hours": "hours", "hrs": "hours", "h": "hours", "minutes": "minutes",
    "mins": "minutes", "min": "minutes", "s": "s", "sec": "s", "secs": "s", "seconds": "s",
    "msec": "msec", "hu": "HU", "gy": "Gy", "pct": "%", "percent": "%", "%": "%",
    "mmhg": "mmHg", "kpa": "kPa", "bpm": "bpm", "mhz": "MHz", "hz": "Hz", "iu": "IU", "u": "U",
    "mu": "mU", "kcal": "kcal", "°c": "°C",
  ]
}
