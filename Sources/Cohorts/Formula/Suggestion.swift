/// `; did you mean "x"?` when a known name is close to what was written, else nothing.
func suggestion(for name: String, among known: [String]) -> String {
  let written = Array(name.lowercased().unicodeScalars)
  guard written.count <= 100 else { return "" }
  let limit = max(1, written.count / 3)
  var best: (name: String, distance: Int)?
  for candidate in known where candidate != name {
    let letters = Array(candidate.lowercased().unicodeScalars)
    guard abs(letters.count - written.count) <= limit else { continue }
    let distance = editDistance(written, letters)
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best.map { "; did you mean \"\($0.name)\"?" } ?? ""
}

/// Insertions, deletions, replacements and swaps of neighbours between two words.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for (i, x) in a.enumerated() {
    var row = [i + 1]
    for (j, y) in b.enumerated() {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
      if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, beforeLast[j - 1] + 1) }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last.last ?? 0
}
