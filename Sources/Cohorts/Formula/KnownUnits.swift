/// The units that are converted into each other.
enum KnownUnits {
  /// What a name stands for.
  struct Meaning {
    let factor: Double
    let exponents: [String: Double]
  }

  /// A unit by its name; capitals do not matter in names of three letters and more.
  static func meaning(of name: String) -> Meaning? {
    if let known = table[name] { return known }
    return name.unicodeScalars.count > 2 ? table[name.lowercased()] : nil
  }

  /// The factors between units of one kind that people mix up in a column, each at most once.
  static func factors(besides unit: Unit) -> [Double] {
    for mixed in [lengths, masses, times] {
      guard let first = mixed.first, Unit(parsing: first).isComparable(to: unit) else { continue }
      let own = mixed.map { Unit(parsing: $0).factor / unit.factor }
      return own.map { $0 < 1 ? 1 / $0 : $0 }.filter { $0 > 1.5 }.reduce(into: []) { all, factor in
        if !all.contains(where: { abs($0 / factor - 1) < 1e-9 }) { all.append(factor) }
      }
    }
    return [10, 100, 1000]
  }

  /// The name of the unit of a kind that has a factor to the base units.
  static func name(of factor: Double, like unit: Unit) -> String? {
    (lengths + masses + times).first { name in
      let known = Unit(parsing: name)
      return known.isComparable(to: unit) && abs(known.factor / factor - 1) < 1e-9
    }
  }

  /// The units into which people convert by hand.
  static let common = [
    "mm", "cm", "m", "km", "inches", "mL", "dL", "L", "ng", "µg", "mg", "g", "kg", "lb", "s", "min",
    "h", "days", "weeks", "months", "years", "µmol", "mmol", "mol",
  ]

  private static let lengths = ["mm", "cm", "dm", "m", "inches"]
  private static let masses = ["mg", "g", "kg", "lb"]
  private static let times = ["days", "weeks", "months", "years"]

  private static let table: [String: Meaning] = {
    var table: [String: Meaning] = [:]
    func add(_ names: String, _ factor: Double, _ exponents: [String: Double]) {
      for name in names.split(separator: " ") {
        table[String(name)] = Meaning(factor: factor, exponents: exponents)
      }
    }
    func addScaled(_ base: String, _ prefixes: [(String, Double)], by scale: Double = 1) {
      add(base, scale, [base: 1])
      for (prefix, factor) in prefixes { add(prefix + base, factor * scale, [base: 1]) }
    }
    let small = [("m", 1e-3), ("u", 1e-6), ("µ", 1e-6), ("μ", 1e-6), ("n", 1e-9), ("p", 1e-12)]
    addLengths(add)
    addMasses(add)
    addTimes(add)
    addScaled("mol", small + [("f", 1e-15)])
    add("mM", 1, ["mol": 1, "m": -3])
    add("uM µM μM", 1e-3, ["mol": 1, "m": -3])
    add("nM", 1e-6, ["mol": 1, "m": -3])
    for base in ["IU", "U", "Eq"] { addScaled(base, small + [("k", 1000)]) }
    for base in ["Gy", "Sv"] { addScaled(base, small + [("c", 0.01)]) }
    addScaled("Bq", small + [("k", 1e3), ("M", 1e6), ("G", 1e9)])
    addScaled("J", small + [("k", 1e3)])
    add("cal", 4.184, ["J": 1])
    add("kcal", 4184, ["J": 1])
    addScaled("Pa", [("h", 100), ("k", 1000)])
    add("mmHg", 133.322387415, ["Pa": 1])
    add("% percent pct", 1, ["%": 1])
    return table
  }()

  private static func addLengths(_ add: (String, Double, [String: Double]) -> Void) {
    add("m meter meters metre metres", 1, ["m": 1])
    add("km", 1000, ["m": 1])
    add("dm", 0.1, ["m": 1])
    add("cm CM Cm", 0.01, ["m": 1])
    add("mm", 0.001, ["m": 1])
    add("um µm μm", 1e-6, ["m": 1])
    add("nm", 1e-9, ["m": 1])
    add("in inch inches", 0.0254, ["m": 1])
    add("ft foot feet", 0.3048, ["m": 1])
    add("L l liter liters litre litres", 1e-3, ["m": 3])
    add("dL dl", 1e-4, ["m": 3])
    add("cL cl", 1e-5, ["m": 3])
    add("mL ml cc ccm", 1e-6, ["m": 3])
    add("uL ul µL μL µl μl", 1e-9, ["m": 3])
    add("nL nl", 1e-12, ["m": 3])
    add("pL pl", 1e-15, ["m": 3])
    add("fL fl", 1e-18, ["m": 3])
  }

  private static func addMasses(_ add: (String, Double, [String: Double]) -> Void) {
    add("g gram grams", 1, ["g": 1])
    add("kg KG Kg", 1000, ["g": 1])
    add("mg", 0.001, ["g": 1])
    add("ug µg μg mcg", 1e-6, ["g": 1])
    add("ng", 1e-9, ["g": 1])
    add("pg", 1e-12, ["g": 1])
    add("fg", 1e-15, ["g": 1])
    add("lb lbs pound pounds", 453.59237, ["g": 1])
  }

  private static func addTimes(_ add: (String, Double, [String: Double]) -> Void) {
    add("ms msec", 1e-3 / 86_400, ["day": 1])
    add("s sec second seconds", 1.0 / 86_400, ["day": 1])
    add("min minute minutes", 1.0 / 1440, ["day": 1])
    add("h hr hrs hour hours", 1.0 / 24, ["day": 1])
    add("d day days", 1, ["day": 1])
    add("wk wks week weeks", 7, ["day": 1])
    add("mo mos month months", 30.4375, ["day": 1])
    add("y yr yrs year years", 365.25, ["day": 1])
  }
}
