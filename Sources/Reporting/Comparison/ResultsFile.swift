public import Analysis
public import Cohorts
import FoundationEssentials

/// A results.json that was written before, read back.
public struct ResultsFile: Sendable {
  /// The version that wrote it.
  public let version: String
  /// Where the results come from, by name: the plan, the data, each convention, each seed.
  public let sources: [Source]
  /// The rows, in the order of the file.
  public let findings: [Finding]

  /// Something that the results depend on.
  public struct Source: Equatable, Sendable {
    /// What sort of thing it is.
    public enum Kind: String, Sendable {
      /// The plan's bytes.
      case plan
      /// The cohort's bytes.
      case data
      /// The codebook's bytes.
      case codebook
      /// A default that programs choose differently.
      case convention
      /// The seed of random numbers.
      case seed
    }
    /// What sort of thing it is.
    public let kind: Kind
    /// The convention's key, or the analysis of a seed.
    public let name: String
    /// A digest, a choice or a number.
    public let value: String
  }

  /// Reads a file's bytes.
  ///
  /// - Throws: why it is no results.json.
  public init(_ bytes: [UInt8], fileName: String) throws(Problems) {
    let file: Contents
    do {
      file = try JSONDecoder().decode(Contents.self, from: Data(bytes))
    } catch {
      throw Problems([Problem(Self.sentence(error), at: Place(file: fileName))])
    }
    guard file.schema == 1 else {
      let sentence = "schema \(file.schema) of results.json is not known; expected 1"
      throw Problems([Problem(sentence, at: Place(file: fileName))])
    }
    version = file.reprise
    findings = file.results.map(\.finding)
    sources = file.provenance.sources
  }

  private static func sentence(_ error: any Error) -> String {
    let what = "this is not a results.json of Reprise: "
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return what + "\"\(key.stringValue)\" is missing\(place(context))"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return what + "something else was expected\(place(context))"
    default: return what + "it is not JSON"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    let path = context.codingPath.map { key in
      key.intValue.map { "item \($0 + 1)" } ?? "\"\(key.stringValue)\""
    }
    return path.isEmpty ? "" : " in " + path.joined(separator: ", ")
  }
}

// MARK: - The file's shape

private struct Contents: Decodable {
  let reprise: String
  let schema: Int
  let provenance: Sources
  let results: [Row]
}

private struct Sources: Decodable {
  struct File: Decodable { let sha256: String }
  let plan: File
  let data: File
  let codebook: File?
  let conventions: [String: String]
  let seeds: [String: Int]

  var sources: [ResultsFile.Source] {
    [
      .init(kind: .plan, name: "", value: plan.sha256),
      .init(kind: .data, name: "", value: data.sha256),
    ]
      + (codebook.map { [.init(kind: .codebook, name: "", value: $0.sha256)] } ?? [])
      + conventions.sorted { $0.key < $1.key }
      .map { .init(kind: .convention, name: $0.key, value: $0.value) }
      + seeds.sorted { $0.key < $1.key }
      .map { .init(kind: .seed, name: $0.key, value: String($0.value)) }
  }
}

private struct Row: Decodable {
  let finding: Finding

  private enum Key: String, CodingKey {
    case analysis, group1, group2, variable, context, stat, warning, error
    case group1Level = "group1_level"
    case group2Level = "group2_level"
    case variableLevel = "variable_level"
    case statName = "stat_name"
  }

  init(from decoder: any Decoder) throws {
    let row = try decoder.container(keyedBy: Key.self)
    func text(_ key: Key) throws -> String? { try row.decodeIfPresent(String.self, forKey: key) }
    finding = Finding(
      analysis: try row.decode(String.self, forKey: .analysis), group1: try text(.group1),
      group1Level: try text(.group1Level), group2: try text(.group2),
      group2Level: try text(.group2Level), variable: try text(.variable),
      variableLevel: try text(.variableLevel),
      context: try row.decode(String.self, forKey: .context),
      statistic: try row.decode(String.self, forKey: .statName), value: try Self.value(row),
      warning: try text(.warning), error: try text(.error))
  }

  private static func value(_ row: KeyedDecodingContainer<Key>) throws -> Finding.Value {
    if let number = try? row.decode(Double.self, forKey: .stat) { return .number(number) }
    switch try row.decodeIfPresent(String.self, forKey: .stat) {
    case "Inf": return .number(.infinity)
    case "-Inf": return .number(-.infinity)
    case let text?: return .text(text)
    case nil: return .none
    }
  }
}
