/// Where the numbers of a report come from.
public struct SourceList: Equatable, Sendable {
  /// A source for each row that is printed.
  public var sources: [Source]
  /// What is true of all numbers: the inputs and the program.
  public var shared: [Source.Fact]

  /// The sources of a report.
  public init(sources: [Source] = [], shared: [Source.Fact] = []) {
    self.sources = sources
    self.shared = shared
  }
}

extension Block {
  /// Adds the sources of the numbers in this block, in the order printed.
  public func collectSources(into ids: inout [Source.ID]) {
    switch self {
    case .heading(_, _, let text), .paragraph(let text): text.collectSources(into: &ids)
    case .table(let table):
      for row in table.rows { for cell in row.cells { ids += cell.sources } }
    case .figure(let figure): figure.caption.collectSources(into: &ids)
    case .list(let items, _): for item in items { item.collectSources(into: &ids) }
    case .callout(let callout): for block in callout.blocks { block.collectSources(into: &ids) }
    case .definitions(let all):
      for definition in all { definition.description.collectSources(into: &ids) }
    case .details(_, let blocks): for block in blocks { block.collectSources(into: &ids) }
    case .code: break
    }
  }
}

extension [Inline] {
  fileprivate func collectSources(into ids: inout [Source.ID]) {
    for case .sourced(_, let own) in self { ids += own }
  }
}
