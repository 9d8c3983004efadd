/// "Did you mean": the known word nearest to one that is not known.
package enum Suggestion {
  /// The nearest of some words, when it is near enough to have been meant, or one that it begins.
  package static func nearest(to word: String, among words: [String]) -> String? {
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(word.lowercased(), candidate.lowercased())
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    guard let best else { return nil }
    let shorter = min(word.count, best.word.count)
    if best.distance <= (shorter < 2 ? 0 : max(1, shorter / 3)) { return best.word }
    return word.count < 3 ? nil : words.first { $0.hasPrefix(word) }
  }

  /// `; did you mean "…"?`, or the alternative where nothing is near.
  package static func phrase(for word: String, among words: [String], else other: String = "")
    -> String
  {
    nearest(to: word, among: words).map { "; did you mean \"\($0)\"?" } ?? other
  }

  /// The fewest insertions, deletions, replacements and swaps of neighbours between two words.
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.unicodeScalars.prefix(64))
    let b = Array(b.unicodeScalars.prefix(64))
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
