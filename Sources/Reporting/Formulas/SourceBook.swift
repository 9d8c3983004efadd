import Analysis
import Cohorts
import Document

/// Where the numbers of a report come from: a source for each row that a cell or a sentence prints.
struct SourceBook {
  private let results: StudyResults
  private let shares: [String: SourcePlace.Shared]

  /// The sources of a study's results.
  init(_ results: StudyResults, _ format: StudyFormat) {
    self.results = results
    shares = Dictionary(
      results.answers.map { ($0.question.id, SourcePlace.Shared($0, format)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The sources of the rows that some blocks print, in the order met, each once.
  func sources(of blocks: [Block]) -> SourceList {
    adding(sourcesOf: blocks, to: SourceList(shared: shared))
  }

  /// A list with the sources of the rows that further blocks print.
  func adding(sourcesOf blocks: [Block], to list: SourceList) -> SourceList {
    var ids: [Source.ID] = []
    for block in blocks { block.collectSources(into: &ids) }
    if ids.isEmpty { return list }
    var list = list
    var known = Set(list.sources.map(\.id))
    // The rows of one cell mostly have one place.
    var place: SourcePlace?
    for id in ids where known.insert(id).inserted {
      if let source = source(id, &place) { list.sources.append(source) }
    }
    return list
  }

  /// The source of a row; the place of the last one is taken over where it is this one's, too.
  private func source(_ id: Source.ID, _ last: inout SourcePlace?) -> Source? {
    guard let own = shares[id.analysis],
      own.answer.findings.indices.contains(id.row)
    else { return nil }
    let finding = own.answer.findings[id.row]
    let place = last.flatMap { $0.holds(finding) ? $0 : nil } ?? SourcePlace(of: finding, own)
    last = place
    let printed = own.format.text(finding) ?? ""
    return Source(
      id: id, label: MethodName.statistic(finding.statistic), value: Self.value(finding),
      printed: own.typography.text(printed), path: ResultPath.path(to: finding),
      facts: SourceFacts(finding, at: place).all)
  }

  /// The value with as many digits as are the same on every machine; results.json holds all.
  private static func value(_ finding: Finding) -> String {
    switch finding.value {
    case .number(let number): JSON.number(rounded(number)).text()
    case .text(let text): text
    case .none: ""
    }
  }

  /// A number rounded to ten significant digits.
  private static func rounded(_ number: Double) -> Double {
    guard let text = DecimalText(number)?.rounded(toSignificant: 10), !text.isZero else {
      return number
    }
    let sign = text.isNegative ? "-" : ""
    let power = text.magnitude + 1 - text.count
    return Double(sign + String(text.significand) + "e" + String(power)) ?? number
  }

  // MARK: - What all numbers share

  private var shared: [Source.Fact] {
    let provenance = Provenance(results)
    let codebook = provenance.codebook.map {
      [Source.Fact("Codebook", $0.name + ", SHA-256 " + $0.digest)]
    }
    return [
      Source.Fact("Population", population),
      Source.Fact("Data", provenance.data + ", SHA-256 " + provenance.dataDigest),
    ] + (codebook ?? []) + [
      Source.Fact("Plan", provenance.plan + ", SHA-256 " + provenance.planDigest),
      Source.Fact("Software", Software.name + " " + Software.version),
    ]
  }

  /// How the population came about: `94 read; 6 left out: other treatment; 88 remained`.
  private var population: String {
    let flow = results.cohort.flow
    let steps = flow.steps.map { "\($0.removed) left out: \($0.reason)" }
    return (["\(flow.read) patients read"] + steps + ["\(flow.remaining) remained"])
      .joined(separator: "; ")
  }
}
