import Figures

/// The sources of a page as the data of its script: every text and every fact stands there once.
///
/// ```
/// {"words": [text, …], "facts": [[term, text], …], "shared": [fact, …],
///  "sources": {id: [label, value, printed, path, [fact, …]], …}}
/// ```
/// Labels, terms and texts are places in `words`, facts places in `facts`.
struct SourceData {
  private var words: [String] = []
  private var facts: [String] = []
  private var wordPlaces: [String: Int] = [:]
  /// The places of the facts, by those of their texts and terms.
  private var factPlaces: [Int: [Int: Int]] = [:]
  private var entries = TextBytes()
  private var shared: [Int] = []
  /// The facts of the source before, most of which hold of the next one, too.
  private var last: [(fact: Source.Fact, place: Int)] = []

  /// The data of some sources.
  init(_ list: SourceList) {
    shared = list.shared.map { place(of: $0) }
    for source in list.sources {
      last = source.facts.map { fact in
        (fact, last.first { $0.fact == fact }?.place ?? place(of: fact))
      }
      add(source, label: place(of: source.label))
    }
  }

  private mutating func add(_ source: Source, label: Int) {
    if !entries.isEmpty { entries.add(",\n") }
    entries.add(Self.quoted(source.id.key))
    entries.add(":[")
    entries.add(label)
    for text in [source.value, source.printed, source.path] {
      entries.add(",")
      entries.add(Self.quoted(text))
    }
    entries.add(",[")
    for (position, fact) in last.enumerated() {
      if position > 0 { entries.add(",") }
      entries.add(fact.place)
    }
    entries.add("]]")
  }

  private mutating func place(of word: String) -> Int {
    if let known = wordPlaces[word] { return known }
    wordPlaces[word] = words.count
    words.append(Self.quoted(word))
    return words.count - 1
  }

  private mutating func place(of fact: Source.Fact) -> Int {
    let (term, text) = (place(of: fact.term), place(of: fact.text))
    if let known = factPlaces[text]?[term] { return known }
    factPlaces[text, default: [:]][term] = facts.count
    facts.append("[\(term),\(text)]")
    return facts.count - 1
  }

  /// The data as JSON, in which no `<` stands that could end the element around it.
  var json: String {
    "{\"words\":[" + words.joined(separator: ",") + "],\n\"facts\":["
      + facts.joined(separator: ",") + "],\n\"shared\":["
      + shared.map(String.init).joined(separator: ",") + "],\n\"sources\":{" + entries.text + "}}"
  }

  /// A text of JSON; what HTML or a script could take for markup is written as its code.
  static func quoted(_ text: String) -> String {
    let printable = PrintableText.of(text)
    guard printable.utf8.contains(where: isEscaped) else { return "\"" + printable + "\"" }
    var result = "\""
    for scalar in printable.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let code = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Whether a byte of printable text is written otherwise.
  private static func isEscaped(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), 0x00..<0x20, 0x7F:
      true
    default: false
    }
  }
}

extension Source.ID {
  /// The name in the page, without white space: `table2:17`.
  var key: String {
    if analysis.utf8.allSatisfy({ (0x21..<0x7F).contains($0) && $0 != UInt8(ascii: "%") }) {
      return analysis + ":" + String(row)
    }
    var key = ""
    for scalar in analysis.unicodeScalars {
      if scalar == "%" || scalar.properties.isWhitespace {
        key += "%" + String(scalar.value, radix: 16)
      } else {
        key.unicodeScalars.append(scalar)
      }
    }
    return key + ":\(row)"
  }
}

extension [Source.ID] {
  /// The attribute that names the sources of a number; nothing where there are none.
  var attribute: String {
    isEmpty
      ? "" : " data-from=\"" + HTMLEscaping.escape(map(\.key).joined(separator: " ")) + "\""
  }
}
