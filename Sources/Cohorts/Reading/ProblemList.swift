/// Problems as they are found, up to a bound that keeps memory small.
struct ProblemList {
  /// How many problems are kept.
  static let limit = 10_000

  private(set) var all: [Problem] = []

  /// How many problems were added, those among them that found the list full.
  private(set) var count = 0

  /// Adds a problem, unless the list is full.
  mutating func add(_ problem: Problem) {
    count += 1
    if all.count < Self.limit { all.append(problem) }
  }

  /// Adds a problem made of a sentence and a place.
  mutating func add(_ sentence: String, at place: Place) { add(Problem(sentence, at: place)) }

  /// Adds all problems of another list.
  mutating func add(_ others: [Problem]) { others.forEach { add($0) } }

  /// Throws the problems, if there are any.
  func throwAny() throws(Problems) { if !all.isEmpty { throw Problems(all) } }
}
