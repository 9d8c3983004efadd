/// One sentence of Methods, with the analyses that back it.
struct MethodsSentence: Equatable, Sendable {
  /// What a sentence is about, in the order of the paragraphs.
  enum Topic: CaseIterable, Sendable {
    case patients
    case description
    case comparison
    case association
    case discrimination
    case survival
    case regression
    case inference
    case software
  }

  /// Where the analyses are named.
  enum Citation: Equatable, Sendable {
    /// In brackets at the end.
    case atEnd
    /// In the words themselves, or nowhere.
    case none
  }

  /// The paragraph.
  let topic: Topic
  /// The words; those without a full stop are followed by their places.
  let words: String
  /// The analyses of which it is true.
  var analyses: [String]
  /// Where these are named.
  let citation: Citation
  /// Whether it stands among the conventions, folded away.
  let isDetail: Bool
}

extension [MethodsSentence] {
  /// The sentences with equal words said once, of all their analyses, where the first stood.
  var merged: [MethodsSentence] {
    var kept: [MethodsSentence] = []
    for sentence in self {
      let same = kept.firstIndex {
        $0.topic == sentence.topic && $0.words == sentence.words
          && $0.citation == sentence.citation && $0.isDetail == sentence.isDetail
      }
      if let same {
        let known = kept[same].analyses
        kept[same].analyses += sentence.analyses.filter { !known.contains($0) }
      } else {
        kept.append(sentence)
      }
    }
    return kept
  }
}

/// The names of tables and figures in a sentence.
enum PlaceNames {
  /// `Tables 1 and 2 and Figure 1`; names without a number stand for themselves, last.
  static func words(_ names: [String]) -> String {
    let kinds = ["Table", "Figure"].map { kind in numbered(kind, names) }
    let other = names.filter { !$0.hasPrefix("Table ") && !$0.hasPrefix("Figure ") }
    return (kinds.filter { !$0.isEmpty } + other).inWords
  }

  private static func numbered(_ kind: String, _ names: [String]) -> String {
    let own = names.filter { $0.hasPrefix(kind + " ") }.map { String($0.dropFirst(kind.count + 1)) }
    return own.isEmpty ? "" : kind + (own.count > 1 ? "s " : " ") + own.inWords
  }
}
