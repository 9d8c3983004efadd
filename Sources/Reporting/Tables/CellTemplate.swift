import Analysis

/// The template of a cell, such as `{mean} ({sd})`, read into words and statistics.
struct CellTemplate: Equatable, Sendable {
  /// A piece of a template.
  enum Piece: Equatable, Sendable {
    /// Words as they stand.
    case words(String)
    /// The name of a statistic.
    case statistic(String)
  }

  /// The pieces in their order.
  let pieces: [Piece]

  /// The pieces of a template; a brace that is not closed stands for itself.
  init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      pieces.append(.words(String(rest[..<open])))
      pieces.append(.statistic(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = (pieces + [.words(String(rest))]).filter { $0 != .words("") }
  }

  /// What the template shows, in words: `mean (SD)`.
  var heading: String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .statistic(let name): Self.short[name] ?? MethodName.statistic(name).lowercased()
      }
    }
    .joined()
  }

  /// The usual heads of tables; `{p}%` already has its sign.
  private static let short: [String: String] = [
    "mean": "mean", "sd": "SD", "se": "SE", "median": "median", "p25": "Q1",
    "p75": "Q3", "n": "n", "N": "N", "p": "", "iqr": "IQR", "min": "min",
    "max": "max", "mad": "MAD", "N_miss": "missing", "N_obs": "all", "N_nonmiss": "known",
  ]

  /// Every statistic of the template with its printed number, joined with the words between them.
  func text(_ value: (String) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .statistic(let name): value(name)
      }
    }
    .joined()
    .withoutLonelyPercent
  }

  /// The names of the statistics.
  var statistics: [String] {
    pieces.compactMap { if case .statistic(let name) = $0 { name } else { nil } }
  }
}

extension String {
  /// The text without percent signs behind a dash.
  fileprivate var withoutLonelyPercent: String {
    Reporting.split(self, at: "—%").joined(separator: "—")
  }
}
