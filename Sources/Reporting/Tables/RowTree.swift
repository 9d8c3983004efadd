import Document

/// The rows of one table as sections, variables and levels, by their words.
enum RowTree {
  /// A row with those that belong to it; no row heads what stands before the first section.
  struct Item {
    let words: String
    var row: Int?
    var children: [Item] = []
  }

  /// The sections of a table, each with its variables and their levels.
  static func branches(of table: Table) -> [Item] {
    var sections = [Item(words: "")]
    for (index, row) in table.rows.enumerated() {
      let own = Item(words: row.cells.first?.content.plainText ?? "", row: index)
      let last = sections.count - 1
      switch row.kind {
      case .section: sections.append(own)
      case .level where !sections[last].children.isEmpty:
        sections[last].children[sections[last].children.count - 1].children.append(own)
      case .variable, .level, .plain: sections[last].children.append(own)
      }
    }
    return sections
  }
}

/// A row of several tables side by side: which row of each it is, and what belongs to it.
struct RowBranch {
  private let words: String
  private var sources: [Int?]
  private var isIn: [Bool]
  private var children: [RowBranch] = []

  private init(_ words: String, count: Int) {
    self.words = words
    sources = Array(repeating: nil, count: count)
    isIn = Array(repeating: false, count: count)
  }

  /// Adds the rows of one table to those of the tables before it: rows of the same words stand
  /// beside each other, others after the row that they follow in their own table.
  static func add(
    _ items: [RowTree.Item], of position: Int, in count: Int, to branches: inout [RowBranch]
  ) {
    var next = 0
    for item in items {
      let known = branches.firstIndex { $0.words == item.words && !$0.isIn[position] }
      let place = known ?? next
      if known == nil { branches.insert(RowBranch(item.words, count: count), at: place) }
      branches[place].sources[position] = item.row
      branches[place].isIn[position] = true
      add(item.children, of: position, in: count, to: &branches[place].children)
      next = place + 1
    }
  }

  /// The rows from above; of each, which row of every table it is.
  var rows: [[Int?]] {
    let own = sources.contains { $0 != nil } ? [sources] : []
    return own + children.flatMap(\.rows)
  }
}
