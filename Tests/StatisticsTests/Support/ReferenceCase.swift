import Foundation
import Statistics
import TestSupport
import Testing

/// One case of Reference/cases: arguments, and what a named program answers.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  let id: String
  let method: String
  let data: String?
  let args: JSONValue
  let expected: JSONValue
  let relTol: Double?
  let absTol: Double?
  let statTol: [String: Double]?
  let expectError: String?

  enum CodingKeys: String, CodingKey {
    case id, method, data, args, expected
    case relTol = "rel_tol"
    case absTol = "abs_tol"
    case statTol = "stat_tol"
    case expectError = "expect_error"
  }

  var testDescription: String { id }

  /// The cases of a file, of one method or of all.
  static func load(_ file: String, method: String? = nil) throws -> [ReferenceCase] {
    let data = try ReferenceData.contents("cases/" + file)
    let all = try JSONDecoder().decode([ReferenceCase].self, from: data)
    return all.filter { method == nil || $0.method == method }
  }

  // MARK: - Arguments

  var level: Double { args["conf_level"]?.number ?? 0.95 }
  var mu: Double { args["mu"]?.number ?? 0 }
  var alternative: Alternative {
    args["alternative"]?.text.flatMap(Alternative.init) ?? .twoSided
  }

  /// The values of one or several columns, by rows that pass the filter and lack none of them.
  func rows(of columns: [String]) throws -> [[String]] {
    guard let data else { throw ReferenceData.Problem.missing(id) }
    let table = try ReferenceData.table(data)
    var kept: [[String]] = try columns.map { try table.texts($0) }.transposed(table.rows.count)
    for condition in (args["filter"]?.list ?? []).reversed() {
      let cells = try table.texts(condition["var"]?.text ?? "")
      kept = zip(kept, cells).map { row, cell in
        ReferenceCase.holds(condition, cell) ? row : row.map { _ in "" }
      }
    }
    return kept.filter { row in row.allSatisfy { !$0.isEmpty && $0 != "NA" } }
  }

  private static func holds(_ condition: JSONValue, _ cell: String) -> Bool {
    guard !cell.isEmpty, let operation = condition["op"]?.text else { return false }
    let value = condition["value"]
    let (x, y) = (Double(cell) ?? .nan, value?.number ?? .nan)
    return switch operation {
    case "==": cell == value?.text || x == y
    case "!=": cell != value?.text && x != y
    case "<": x < y
    case "<=": x <= y
    case ">": x > y
    case ">=": x >= y
    case "in": value?.texts?.contains(cell) ?? false
    default: false
    }
  }

  /// The values of the variable `x` (or the one at another key).
  func sample(_ key: String = "x") throws -> Sample {
    if let values = args[key + "_values"]?.numbers { return try Sample(values) }
    guard let name = args[key]?.text else { throw ReferenceData.Problem.missing(key) }
    return try Sample(try rows(of: [name]).compactMap { row in row.first.flatMap { Double($0) } })
  }

  /// The values of `x` in the groups, in the order of `group_levels`.
  func groups() throws -> [Sample] {
    if args["x_values"] != nil { return [try sample("x"), try sample("y")] }
    guard let x = args["x"]?.text, let group = args["group"]?.text,
      let levels = args["group_levels"]?.texts
    else { throw ReferenceData.Problem.missing("group") }
    let rows = try rows(of: [x, group])
    return try levels.map { level in
      try Sample(rows.filter { $0[1] == level }.compactMap { Double($0[0]) })
    }
  }

  /// The pairs of `x` and `y`.
  func pairs() throws -> [Sample] {
    if args["x_values"] != nil { return [try sample("x"), try sample("y")] }
    guard let x = args["x"]?.text, let y = args["y"]?.text else {
      throw ReferenceData.Problem.missing("y")
    }
    let rows = try rows(of: [x, y])
    return try [0, 1].map { column in try Sample(rows.compactMap { Double($0[column]) }) }
  }

  /// The table of counts, given inline or by two columns.
  func counts() throws -> [[Int]] {
    if let counts = args["table"]?.counts { return counts }
    guard let row = args["row"]?.text, let column = args["col"]?.text,
      let rowLevels = args["row_levels"]?.texts, let columnLevels = args["col_levels"]?.texts
    else { throw ReferenceData.Problem.missing("table") }
    let rows = try rows(of: [row, column])
    return rowLevels.map { first in
      columnLevels.map { second in rows.count { $0[0] == first && $0[1] == second } }
    }
  }

  // MARK: - Comparison

  /// What differs from the expected statistics; a name the case does not hold differs too.
  func differences(_ found: [String: Double?]) -> [String] {
    var differences: [String] = []
    for (name, value) in found.sorted(by: { $0.key < $1.key }) {
      guard let reference = expected[name]?.number else {
        if expected[name] != .null || value != nil { differences.append("\(name): no reference") }
        continue
      }
      let relative = statTol?[name] ?? relTol ?? 1e-9
      if let text = disagreement(value, reference, relative: relative, absolute: absTol ?? 0) {
        differences.append("\(name): \(text)")
      }
    }
    return differences
  }

  /// What differs from an expected list of numbers.
  func differences(_ name: String, _ found: [Double]) -> [String] {
    guard let reference = expected[name]?.numbers, reference.count == found.count else {
      return ["\(name): another number of values"]
    }
    return zip(found, reference).compactMap { x, y in
      let relative = statTol?[name] ?? relTol ?? 1e-9
      return disagreement(x, y, relative: relative, absolute: absTol ?? 0).map { "\(name): \($0)" }
    }
  }

  func holds(_ name: String) -> Bool { expected[name] != nil }
}

extension [[String]] {
  fileprivate func transposed(_ rows: Int) -> [[String]] {
    (0..<rows).map { row in map { $0[row] } }
  }
}
