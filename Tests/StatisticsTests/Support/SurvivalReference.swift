import Foundation
import Statistics
import Testing

/// Reference cases of ROC and survival: numbers computed by R, and the data they were computed from.
///
/// Each case names its program, version and call in `oracle`; the format is told in
/// Reference/SurvivalROC/README.md.
struct SurvivalReference: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let method: String
  let data: String
  let args: JSON
  let expected: [String: JSON]
  let rel_tol: Double
  let abs_tol: Double?
  let stat_tol: [String: Double]?

  var testDescription: String { id }

  /// A JSON value, where R's infinities and NaN are texts.
  indirect enum JSON: Decodable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .text(value)
      } else if let value = try? container.decode([JSON].self) {
        self = .array(value)
      } else {
        self = .object(try container.decode([String: JSON].self))
      }
    }

    subscript(key: String) -> JSON? {
      if case .object(let members) = self { members[key] } else { nil }
    }

    /// A number, also one written as text; a missing value is NaN.
    var number: Double? {
      switch self {
      case .number(let value): value
      case .text(let text): Double(text)
      case .null: .nan
      default: nil
      }
    }

    var text: String? {
      switch self {
      case .text(let text): text
      case .number(let value):
        value == value.rounded() ? String(Int(value)) : String(value)
      default: nil
      }
    }

    var elements: [JSON] { if case .array(let elements) = self { elements } else { [self] } }
  }

  static func cases(_ file: String, _ methods: String...) -> [SurvivalReference] {
    guard let data = try? Data(contentsOf: folder.appending(path: "cases/\(file).json")),
      let all = try? JSONDecoder().decode([SurvivalReference].self, from: data)
    else { return [] }
    return all.filter { methods.contains($0.method) }
  }

  static var folder: URL {
    Bundle.module.bundleURL.appending(path: "Reference/SurvivalROC")
  }

  /// Compares one number with the case's expected value at its tolerance; NaN and nil stand for NA.
  func check(
    _ found: Double?, _ key: String, _ index: Int...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var json = expected[key]
    for i in index {
      let elements = json?.elements ?? []
      json = i < elements.count ? elements[i] : nil
    }
    guard let want = json?.number else {
      Issue.record("\(id): no expected \(key)\(index)", sourceLocation: sourceLocation)
      return
    }
    let wrong = SurvivalReference.difference(
      found, want, relative: stat_tol?[key] ?? rel_tol, absolute: abs_tol ?? 0)
    #expect(wrong == nil, "\(id) \(key)\(index)", sourceLocation: sourceLocation)
  }

  func count(_ key: String) -> Int { expected[key]?.elements.count ?? 0 }

  private static func difference(
    _ found: Double?, _ want: Double, relative: Double, absolute: Double
  ) -> String? {
    if want.isNaN { return found.map(\.isNaN) ?? true ? nil : "found \(found ?? 0), expected NA" }
    guard let found else { return "found nothing, expected \(want)" }
    if found == want { return nil }
    let error = abs(found - want)
    return error <= max(absolute, relative * abs(want))
      ? nil : "found \(found), expected \(want), relative error \(error / abs(want))"
  }

  // MARK: - Data

  /// The rows of the case that pass its filter (or another), as column → cell.
  func rows(filter: String = "filter") throws -> [[String: String]] {
    let file = SurvivalReference.folder.appending(path: "data/\(data)")
    let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
    let cells = lines.map { line in
      line.split(separator: ",", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" ")) }
    }
    let head = try #require(cells.first)
    let rows = cells.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
    let conditions = ["filter", filter].flatMap { args[$0]?.elements ?? [] }
    return rows.filter { row in conditions.allSatisfy { holds($0, in: row) } }
  }

  private func holds(_ condition: JSON, in row: [String: String]) -> Bool {
    guard let name = condition["var"]?.text, let op = condition["op"]?.text,
      let value = condition["value"], let cell = row[name], !cell.isEmpty
    else { return false }
    let order = (Double(cell) ?? .nan, value.number ?? .nan)
    switch op {
    case "==": return cell == value.text || order.0 == order.1
    case "!=": return !(cell == value.text || order.0 == order.1)
    case "<": return order.0 < order.1
    case "<=": return order.0 <= order.1
    case ">": return order.0 > order.1
    case ">=": return order.0 >= order.1
    case "in": return value.elements.contains { $0.text == cell }
    default: return false
    }
  }

  func name(_ key: String) -> String { args[key]?.text ?? "" }

  /// The marker in cases and controls, complete on the named columns.
  func markers(_ columns: [String], filter: String = "filter") throws -> (
    cases: [[Double]], controls: [[Double]]
  ) {
    var result = (cases: columns.map { _ in [Double]() }, controls: columns.map { _ in [Double]() })
    for row in try rows(filter: filter) {
      let values = columns.compactMap { Double(row[$0] ?? "") }
      guard values.count == columns.count else { continue }
      for (k, value) in values.enumerated() {
        if row[name("response")] == name("case") { result.cases[k].append(value) }
        if row[name("response")] == name("control") { result.controls[k].append(value) }
      }
    }
    return result
  }

  /// The follow-ups, group and stratum indices and rows, complete on these and on `also`.
  struct Survival {
    var followUps: [FollowUp] = []
    var groups: [Int] = []
    var strata: [Int] = []
    var rows: [[String: String]] = []

    func group(_ index: Int) -> [FollowUp] {
      zip(followUps, groups).filter { $0.1 == index }.map(\.0)
    }
  }

  func survival(also: [String] = []) throws -> Survival {
    var result = Survival()
    let levels = args["group_levels"]?.elements.compactMap(\.text) ?? []
    var strata: [String] = []
    let events = args["event_value"]?.elements.compactMap(\.text) ?? []
    for row in try rows() {
      guard let time = Double(row[name("time")] ?? ""), let status = row[name("event")],
        !status.isEmpty, also.allSatisfy({ row[$0]?.isEmpty == false })
      else { continue }
      if args["group"] != nil {
        guard let group = levels.firstIndex(of: row[name("group")] ?? "") else { continue }
        result.groups.append(group)
      } else {
        result.groups.append(0)
      }
      if args["strata"] != nil {
        guard let stratum = row[name("strata")], !stratum.isEmpty else {
          result.groups.removeLast()
          continue
        }
        if !strata.contains(stratum) { strata.append(stratum) }
        result.strata.append(strata.firstIndex(of: stratum) ?? 0)
      } else {
        result.strata.append(0)
      }
      result.followUps.append(try FollowUp(time: time, isEvent: events.contains(status)))
      result.rows.append(row)
    }
    return result
  }
}
