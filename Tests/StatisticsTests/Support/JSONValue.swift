/// A JSON value; numbers that JSON cannot spell are the strings "Inf", "-Inf" and "NaN".
enum JSONValue: Decodable, Equatable, Sendable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// The member of an object; `nil` when there is none.
  subscript(_ key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  /// The number.
  var number: Double? {
    switch self {
    case .number(let x): x
    case .text("Inf"): .infinity
    case .text("-Inf"): -.infinity
    case .text("NaN"): .nan
    default: nil
    }
  }

  /// The number as a whole one.
  var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The text; a number or a flag as it is written in a CSV.
  var text: String? {
    switch self {
    case .text(let text): text
    case .number(let x): Int(exactly: x).map(String.init) ?? "\(x)"
    case .flag(let flag): flag ? "TRUE" : "FALSE"
    default: nil
    }
  }

  /// The flag.
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

  /// The members of a list.
  var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }

  /// The members of a list of numbers.
  var numbers: [Double]? { list.map { $0.compactMap(\.number) } }

  /// The members of a list of texts.
  var texts: [String]? { list.map { $0.compactMap(\.text) } }

  /// A table of counts, by rows.
  var counts: [[Int]]? { list.map { $0.map { row in (row.list ?? []).compactMap(\.integer) } } }
}
