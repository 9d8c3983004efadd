/// The order in which entries can be computed: each after all that it needs.
struct DependencyOrder {
  private(set) var order: [String] = []
  private(set) var problems = ProblemList()
  private var finished: Set<String> = []
  private var open: [String] = []
  private let dictionary: DataDictionary

  init(_ dictionary: DataDictionary) {
    self.dictionary = dictionary
    for name in dictionary.order { visit(name) }
  }

  private mutating func visit(_ name: String) {
    guard !finished.contains(name) else { return }
    open.append(name)
    for need in dictionary.needs(of: name) where dictionary.entries[need.text] != nil {
      if let start = open.firstIndex(of: need.text) {
        let cycle = (open[start...] + [need.text]).joined(separator: " → ")
        problems.add("\(need.text) is computed from itself: \(cycle)", at: need.place)
      } else if open.count > 1000 {
        problems.add("this needs more than 1000 variables in a row", at: need.place)
      } else {
        visit(need.text)
      }
    }
    open.removeLast()
    if finished.insert(name).inserted { order.append(name) }
  }
}
