import Analysis
import Cohorts

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

  /// The pieces of a template, in which a doubled brace is a brace; words where braces do not match.
  init(_ text: String) {
    let source = SourceText(text, at: Place(file: ""))
    let read = try? ProseTemplate.pieces(of: source)
    pieces = (read ?? [.literal(text)]).map { piece in
      switch piece {
      case .literal(let words): .words(words)
      case .path(let name): .statistic(name.text)
      }
    }
  }

  /// The names of the statistics.
  var statistics: [String] {
    pieces.compactMap { if case .statistic(let name) = $0 { name } else { nil } }
  }

  // MARK: - Heads

  /// What the template shows, in words: `mean (SD)`.
  ///
  /// The two limits of an interval, one after the other, are called by its name, such as `95% CI`.
  func heading(_ intervalName: String) -> String {
    var words = ""
    var position = pieces.startIndex
    while position < pieces.endIndex {
      if isInterval(at: position) {
        words += intervalName
        position += 3
      } else {
        words += Self.word(pieces[position], isRange: isRange(at: position))
        position += 1
      }
    }
    return words
  }

  private static func word(_ piece: Piece, isRange: Bool) -> String {
    switch piece {
    case .words(let words): isRange ? "–" : words
    case .statistic(let name): short[name] ?? MethodName.statistic(name).lowercased()
    }
  }

  /// The usual heads of tables; `{p}%` already has its sign.
  private static let short: [String: String] = [
    "mean": "mean", "sd": "SD", "se": "SE", "median": "median", "p25": "Q1",
    "p75": "Q3", "n": "n", "N": "N", "p": "", "iqr": "IQR", "min": "min",
    "max": "max", "mad": "MAD", "N_miss": "missing", "N_obs": "all", "N_nonmiss": "known",
    "p_miss": "", "p_nonmiss": "", "var": "variance", "mean.conf.low": "lower limit",
    "mean.conf.high": "upper limit", "median.conf.low": "lower limit",
    "median.conf.high": "upper limit",
  ]

  /// Whether a lower limit stands here, words after it, then its upper limit.
  private func isInterval(at position: Int) -> Bool {
    guard position + 2 < pieces.endIndex, case .statistic(let low) = pieces[position],
      case .words = pieces[position + 1], case .statistic(let high) = pieces[position + 2],
      low.hasSuffix("conf.low")
    else { return false }
    return high == low.dropLast("low".count) + "high"
  }

  /// Whether a dash between two statistics stands here.
  private func isRange(at position: Int) -> Bool {
    guard position > pieces.startIndex, position + 1 < pieces.endIndex,
      case .words(let words) = pieces[position], case .statistic = pieces[position - 1],
      case .statistic = pieces[position + 1]
    else { return false }
    return ["-", "–", "−"].contains(words)
  }

  // MARK: - Cells

  /// Every statistic of the template with its printed number, joined with the words between them;
  /// a dash between two numbers is the style's, and "to" beside a minus.
  func text(_ style: JournalStyle, _ value: (String) -> String) -> String {
    let printed = pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .statistic(let name): value(name)
      }
    }
    return printed.indices.map { position -> String in
      guard isRange(at: position) else { return printed[position] }
      let (lower, upper) = (printed[position - 1], printed[position + 1])
      return isInterval(at: position - 1)
        ? style.intervalMark(between: lower, upper) : style.rangeMark(between: lower, upper)
    }
    .joined().withoutLonelyPercent
  }
}

extension String {
  /// The text without percent signs behind a dash.
  fileprivate var withoutLonelyPercent: String {
    Reporting.split(self, at: "—%").joined(separator: "—")
  }
}
