/// How the parts of a path name one row.
struct PathMatch {
  /// The row.
  let finding: Finding
  /// How many parts each name took, in the path's order; the first is the variable's, 0 if unnamed.
  var lengths: [Int] = []
  /// Whether the variable is named.
  var namesVariable = false
  /// Whether the variable's level is named.
  var namesLevel = false
  /// Whether the group's level is named.
  var namesGroup = false
  /// Whether the second group's level is named, or there is none.
  var namesSecondGroup: Bool
  /// Whether the context is named.
  var namesContext = false

  /// The reading of a path that takes the longest names, if the row fits at all.
  ///
  /// - Parameters:
  ///   - parts: the path after the analysis.
  ///   - hasStatistic: whether the path ends in the statistic, or before it.
  init?(_ parts: [ResultPath.Part], _ finding: Finding, hasStatistic: Bool) {
    var best: PathMatch?
    var start = PathMatch(finding)
    start.namesVariable = true
    if let length = Self.length(of: finding.variable, in: parts[...]) {
      start.lengths = [length]
      start.search(parts[length...], hasStatistic, &best)
    }
    start.namesVariable = false
    start.lengths = [0]
    start.search(parts[...], hasStatistic, &best)
    guard let best else { return nil }
    self = best
  }

  /// Whether the path names all that the row is.
  var isComplete: Bool {
    namesContext && (namesVariable || finding.variable == nil)
      && (namesLevel || finding.variableLevel == nil)
      && (namesGroup || finding.group1Level == nil) && namesSecondGroup
  }

  private init(_ finding: Finding) {
    self.finding = finding
    namesSecondGroup = finding.group2Level == nil
  }

  private func search(
    _ rest: ArraySlice<ResultPath.Part>, _ hasStatistic: Bool, _ best: inout PathMatch?
  ) {
    if hasStatistic {
      if Self.length(of: finding.statistic, in: rest) == rest.count { offer(rest.count, &best) }
    } else if rest.isEmpty {
      offer(0, &best)
    }
    if !namesLevel, let length = Self.length(of: finding.variableLevel, in: rest) {
      var next = taking(length)
      next.namesLevel = true
      next.search(rest.dropFirst(length), hasStatistic, &best)
    }
    // The levels of two grouping variables stand in the order of the variables.
    if !namesGroup, namesSecondGroup == (finding.group2Level == nil),
      let length = Self.length(of: finding.group1Level, in: rest)
    {
      var next = taking(length)
      next.namesGroup = true
      next.search(rest.dropFirst(length), hasStatistic, &best)
    }
    if !namesSecondGroup, let length = Self.length(of: finding.group2Level, in: rest) {
      var next = taking(length)
      next.namesSecondGroup = true
      next.search(rest.dropFirst(length), hasStatistic, &best)
    }
    if !namesContext, let length = Self.length(of: finding.context, in: rest) {
      var next = taking(length)
      next.namesContext = true
      next.search(rest.dropFirst(length), hasStatistic, &best)
    }
  }

  private func taking(_ length: Int) -> PathMatch {
    var next = self
    next.lengths.append(length)
    return next
  }

  private func offer(_ last: Int, _ best: inout PathMatch?) {
    let found = taking(last)
    guard let known = best, !known.lengths.lexicographicallyPrecedes(found.lengths) else {
      best = found
      return
    }
  }

  /// Whether a path may end in a row's statistic: its last part is the end of that.
  static func mayEnd(_ parts: [ResultPath.Part], in finding: Finding) -> Bool {
    parts.last.map { finding.statistic.hasSuffix($0.text) } ?? false
  }

  /// How many parts a name takes at the beginning of a path; `nil` when it does not stand there.
  static func length(of name: String?, in parts: ArraySlice<ResultPath.Part>) -> Int? {
    guard let name, let first = parts.first else { return nil }
    if first.text == name { return 1 }
    if first.isQuoted || !name.utf8.contains(UInt8(ascii: ".")) || !name.hasPrefix(first.text) {
      return nil
    }
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count <= parts.count,
      zip(pieces, parts).allSatisfy({ !$1.isQuoted && $0 == $1.text })
    else { return nil }
    return pieces.count
  }
}
