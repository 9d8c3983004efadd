/// Sorted rows: their runs of ties, and binary search.
extension Array {
  /// The runs of neighbours that belong together.
  func split(by belongTogether: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var runs: [ArraySlice<Element>] = []
    var first = 0
    for index in indices where index + 1 == count || !belongTogether(self[index], self[index + 1]) {
      runs.append(self[first...index])
      first = index + 1
    }
    return runs
  }

  /// The number of leading elements that satisfy a condition, which holds for a prefix only.
  func partitionPoint(_ belongsToPrefix: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongsToPrefix(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
