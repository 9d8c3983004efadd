extension Cohort {
  /// Reads a cohort's file by its data dictionary.
  ///
  /// - Parameters:
  ///   - request: what is to be read.
  ///   - cutPoints: the points for a cut at quantiles of the values given, all of them present.
  ///   - progress: who hears how far it is.
  /// - Throws: all problems of the file and of the dictionary together.
  public static func read(
    _ request: CohortRequest, cutPoints: CutPointRule, progress: (any ReadingProgress)? = nil
  ) throws(Problems) -> Cohort {
    defer { progress?.finish() }
    let file = try FileBlocks(path: request.file, name: request.fileName)
    let source = TableSource(request)
    var block = try file.next()
    if let format = StatisticalFormat(head: block) {
      return try read(request, format, cutPoints: cutPoints, progress)
    }
    var bytes = 0
    while !block.isEmpty {
      try source.feed(block)
      bytes += block.count
      progress?.read(rows: max(source.reader.recordCount - 1, 0), share: file.share(of: bytes))
      block = try file.next()
    }
    return try read(request, source, cutPoints: cutPoints, progress)
  }

  /// Reads a cohort from the file of a statistical program.
  private static func read(
    _ request: CohortRequest, _ format: StatisticalFormat, cutPoints: CutPointRule,
    _ progress: (any ReadingProgress)?
  ) throws(Problems) -> Cohort {
    var dictionary: DataDictionary?
    let table = try format.table(
      path: request.file, name: request.fileName, request.declaration, progress
    ) { header in
      let resolved = DataDictionary(request, header: header)
      dictionary = resolved
      return request.looksForRepeatedRows ? Set(header.names.indices) : resolved.fields
    }
    let resolved = dictionary ?? DataDictionary(request, header: table.header)
    return try read(request, consume table, resolved, cutPoints, progress)
  }

  private static func read(
    _ request: CohortRequest, _ table: consuming RawTable, _ found: DataDictionary,
    _ cutPoints: CutPointRule, _ progress: (any ReadingProgress)? = nil
  ) throws(Problems) -> Cohort {
    var dictionary = found
    dictionary.adopt(table, request)
    var assembly = Assembly(request, consume table, dictionary)
    assembly.problems.add(dictionary.problems.all)
    assembly.progress = progress
    assembly.echoes += request.notes.map { Echo($0) } + (dictionary.adoption?.echoes ?? [])
    return try assembly.cohort(cutPoints)
  }

  /// Reads a cohort from a file that was parsed before.
  ///
  /// - Throws: all problems of the cells and of the dictionary together.
  public static func read(
    _ request: CohortRequest, from file: CohortFile, cutPoints: CutPointRule
  ) throws(Problems) -> Cohort {
    try read(request, file.table, DataDictionary(request, header: file.table.header), cutPoints)
  }

  /// Reads a cohort from bytes in blocks of any size.
  static func read(
    _ request: CohortRequest, bytes: [UInt8], blockSize: Int = FileBlocks.size,
    division: RecordBlocks.Division = .init(), cutPoints: CutPointRule
  ) throws(Problems) -> Cohort {
    let source = TableSource(request, division)
    var start = 0
    while start < bytes.count {
      let end = min(start + blockSize, bytes.count)
      try source.feed(Array(bytes[start..<end]))
      start = end
    }
    return try read(request, source, cutPoints: cutPoints)
  }

  private static func read(
    _ request: CohortRequest, _ source: TableSource, cutPoints: CutPointRule,
    _ progress: (any ReadingProgress)? = nil
  ) throws(Problems) -> Cohort {
    let table = try source.finish()
    let dictionary = source.dictionary ?? DataDictionary(request, header: table.header)
    return try read(request, consume table, dictionary, cutPoints, progress)
  }
}

/// A reader, and the dictionary that is made as soon as the header is known.
private final class TableSource {
  private(set) var dictionary: DataDictionary?
  private(set) lazy var reader = TableReader(
    file: request.fileName, declaration: request.declaration, division: division,
    isCounting: request.mayCountRecords && request.declaration.id == nil
      && !request.looksForRepeatedRows
  ) { [unowned self] header in
    let resolved = DataDictionary(request, header: header)
    dictionary = resolved
    return request.looksForRepeatedRows ? Set(header.names.indices) : resolved.fields
  }
  private let request: CohortRequest
  private let division: RecordBlocks.Division

  init(_ request: CohortRequest, _ division: RecordBlocks.Division = .init()) {
    (self.request, self.division) = (request, division)
  }

  /// Takes the file's next block.
  func feed(_ block: [UInt8]) throws(Problems) {
    do { try reader.feed(block) } catch { throw withDictionary(error) }
  }

  /// Ends the file.
  func finish() throws(Problems) -> RawTable {
    do { return try reader.finish() } catch { throw withDictionary(error) }
  }

  /// What is wrong with the file, and what is wrong with the dictionary.
  private func withDictionary(_ problems: Problems) -> Problems {
    Problems(problems.all + (dictionary?.problems.all ?? []), kind: problems.kind)
  }
}

extension Assembly {
  /// Computes everything and keeps the rows of the population.
  mutating func cohort(_ cutPoints: CutPointRule) throws(Problems) -> Cohort {
    echoReading()
    detectDecimalMark()
    checkRecords()
    let ids = decodeIDs()
    decodeWeights()
    decodeColumns()
    let order = DependencyOrder(dictionary)
    problems.add(order.problems.all)
    let late = lateEntries(order.order)
    for name in order.order where !late.contains(name) { compute(name, cutPoints) }
    let flow = applyPopulation(late: late)
    echoWeights()
    for name in order.order where late.contains(name) { compute(name, cutPoints) }
    checkConditions()
    try problems.throwAny()
    echoUndefined()
    echoLimits()
    return assembled(ids: ids, flow: flow)
  }

  private mutating func compute(_ name: String, _ cutPoints: CutPointRule) {
    switch dictionary.entries[name] {
    case .variable(let variable):
      switch variable.source {
      case .column: break
      case .formula(let formula): derive(variable, from: formula)
      case .cut(let source, let rule, let labels):
        cut(variable, source, at: rule, labels: labels, quantiles: cutPoints)
      }
    case .outcome(let outcome):
      switch outcome.kind {
      case .timeToEvent(let duration, let ending): decode(outcome, duration, ending)
      case .landmark(let parent, let time, let levels):
        decode(outcome, parent: parent, at: time, levels: levels)
      }
    case nil: break
    }
  }

  /// The entries that wait for the population because a quantile of it is in them.
  private func lateEntries(_ order: [String]) -> Set<String> {
    var late: Set<String> = []
    for name in order {
      let isCut: Bool
      if case .cut(_, let rule, _)? = dictionary.variable(name)?.source {
        isCut = rule.isDataDriven
      } else {
        isCut = false
      }
      if isCut || dictionary.needs(of: name).contains(where: { late.contains($0.text) }) {
        late.insert(name)
      }
    }
    return late
  }

  private mutating func checkConditions() {
    for text in request.conditions { _ = condition(text, of: nil) }
  }

  private mutating func echoReading() {
    echoes += table.echoes
    if table.blankLines > 0 {
      let lines = counted(table.blankLines, "blank line was", "blank lines were")
      echoes.append(Echo("\(lines) skipped"))
    }
  }

  private mutating func echoUndefined() {
    guard !undefined.isEmpty else { return }
    let population = Set(rows)
    for item in undefined {
      let count = records(
        item.rows.filter { population.contains($0) && weights?[$0] != 0 })
      guard count > 0 else { continue }
      echoes.append(
        Echo(
          variable: item.name, isWarning: true,
          "\(item.name) is missing in \(counted(count, "row")) because of "
            + item.cause.rawValue))
    }
  }

  /// Rows of the population that are alike; not where a row stands for several patients.
  private var repeatedRows: [[Int]] {
    guard request.looksForRepeatedRows, request.declaration.weight == nil else { return [] }
    let id = request.declaration.id.flatMap { table.header.field(named: trimmedText($0.text)) }
    return RepeatedRows.groups(table, rows: rows, except: Set([id].compactMap { $0 }))
  }

  private func assembled(ids: [String]?, flow: PopulationFlow) -> Cohort {
    var rows = rows
    if let weights { rows.removeAll { weights[$0] == 0 } }
    let isWhole = rows.count == table.lines.count
    let patients =
      weights.map { weights in Patients(counts: rows.map { weights[$0] }) }
      ?? Patients(ofRows: rows.count)
    var kept: [Variable] = []
    var known: [String: Symbol] = [:]
    for name in dictionary.order {
      guard let variable = variables[name], let symbol = symbols[name] else { continue }
      known[name] = Symbol(
        index: kept.count, type: symbol.type, unit: symbol.unit, levels: symbol.levels,
        areLevelsDeclared: symbol.areLevelsDeclared)
      kept.append(
        Variable(
          declaration: variable.declaration, type: variable.type,
          column: isWhole ? variable.column : variable.column.rows(rows),
          cutPoints: variable.cutPoints,
          landmark: variable.landmark.map(withCounts), detection: detection(of: variable)))
    }
    let followed = dictionary.order.compactMap { outcomes[$0] }.map { outcome in
      isWhole ? outcome : outcome.rows(rows)
    }
    return Cohort(
      patients: patients, ids: ids.map { all in isWhole ? all : rows.map { all[$0] } },
      variables: kept, outcomes: followed, flow: flow, echoes: echoes,
      lines: isWhole ? table.lines : RecordLines(rows.lazy.map { table.lines[$0] }),
      repeatedRows: repeatedRows,
      selectors: Set(request.population.flatMap { dictionary.names(in: $0.keep) }.map(\.text)),
      fileName: request.fileName, digest: table.digest,
      form: CohortForm(
        delimiter: table.detectedDelimiter ?? request.declaration.delimiter ?? UInt8(ascii: ","),
        decimalMark: request.declaration.decimalMark, encoding: table.encoding),
      columns: table.header.names, format: table.dictionary?.format.name,
      origins: dictionary.adoption?.origins ?? [], symbols: known)
  }
}

extension Variable {
  /// The variable at some rows.
  func rows(_ rows: [Int]) -> Variable {
    Variable(
      declaration: declaration, type: type, column: column.rows(rows), cutPoints: cutPoints,
      landmark: landmark, detection: detection)
  }
}

extension Outcome {
  /// The outcome at some rows.
  func rows(_ rows: [Int]) -> Outcome {
    Outcome(
      declaration: declaration, times: times.rows(rows),
      endings: EndingColumn(rows.lazy.map { endings[$0] }), events: events)
  }
}

extension Column {
  /// The column at some rows.
  func rows(_ rows: [Int]) -> Column {
    switch self {
    case .numeric(let column): .numeric(column.rows(rows))
    case .categorical(let column): .categorical(column.rows(rows))
    case .date(let column): .date(column.rows(rows))
    case .text(let column): .text(TextColumn(rows.map { column[$0] }))
    }
  }
}
