import Analysis
import Document

/// A number as its table prints it, with the rows that it comes from.
struct BoundNumber {
  /// The number, with its unit or sign.
  var text: String
  /// Its rows.
  var rows: [Finding]

  /// The same number with words that belong to it around it.
  func with(before: String = "", after: String = "") -> BoundNumber {
    BoundNumber(text: before + text + after, rows: rows)
  }
}

/// Words for a manuscript whose numbers are bound to the results that they come from.
struct Phrase: ExpressibleByStringInterpolation, Sendable {
  /// The words and numbers.
  private(set) var inlines: [Inline] = []
  /// The rows of the numbers, in their order.
  private(set) var rows: [Finding] = []

  /// Words and numbers in the order in which a literal holds them.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var phrase = Phrase()

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { phrase.add(literal) }
    mutating func appendInterpolation(_ words: String) { phrase.add(words) }
    mutating func appendInterpolation(_ number: BoundNumber) { phrase.add(number) }
    mutating func appendInterpolation(_ other: Phrase) { phrase.add(other) }
  }

  /// Nothing yet.
  init() {}

  /// Words alone.
  init(stringLiteral words: String) { add(words) }

  /// Words with numbers in them.
  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }

  /// Whether there is nothing in it.
  var isEmpty: Bool { inlines.isEmpty }

  /// The words alone.
  var plainText: String { inlines.plainText }

  private mutating func add(_ words: String) {
    if words.isEmpty { return }
    if case .text(let before)? = inlines.last {
      inlines[inlines.count - 1] = .text(before + words)
    } else {
      inlines.append(.text(words))
    }
  }

  private mutating func add(_ number: BoundNumber) {
    inlines.append(.sourced([.number(number.text)], from: TableDraft.sources(number.rows)))
    rows += number.rows
  }

  private mutating func add(_ other: Phrase) {
    for inline in other.inlines {
      if case .text(let words) = inline { add(words) } else { inlines.append(inline) }
    }
    rows += other.rows
  }

  /// The phrase with a capital at its beginning.
  var capitalised: Phrase {
    guard case .text(let words)? = inlines.first else { return self }
    var own = self
    own.inlines[0] = .text(words.capitalisedFirst)
    return own
  }
}

extension [Phrase] {
  /// The phrases as a list in a sentence: `a, b and c`.
  var inWords: Phrase {
    guard let last, count > 1 else { return first ?? Phrase() }
    return "\(dropLast().map(\.self).joined(by: ", ")) and \(last)"
  }

  /// The phrases one after the other.
  func joined(by separator: String) -> Phrase {
    var all = Phrase()
    for (position, phrase) in enumerated() {
      all = position == 0 ? phrase : "\(all)\(separator)\(phrase)"
    }
    return all
  }

  /// The phrases in brackets after a space; nothing where there are none.
  var inBrackets: Phrase { isEmpty ? Phrase() : " (\(joined(by: "; ")))" }
}
