#if READSTAT
  /// The dictionary of a file while its records arrive: variables and value labels, in any order.
  final class StatisticalDictionary: ReadStatReceiver {
    /// How many rows the file says it has, where it says so.
    private(set) var rows: Int?

    /// No values are wanted yet.
    let wanted: [Bool]? = nil

    private let format: StatisticalFormat
    private let file: String
    private var found: [ReadStatRecord.Variable] = []
    private var labels: [[UInt8]: [(value: ReadStatRecord.Value, label: [UInt8])]] = [:]
    private var weight: [UInt8]?
    private let codes = ValueText(decimalMark: UInt8(ascii: "."))

    init(_ format: StatisticalFormat, file: String) { (self.format, self.file) = (format, file) }

    /// Takes what the file says of itself.
    func take(_ record: ReadStatRecord) throws(Problem) {
      switch record {
      case .metadata(let rows): self.rows = rows
      case .variable(let variable): found.append(variable)
      case .weight(let name): weight = name
      case .label(let set, let value, let label): labels[set, default: []].append((value, label))
      case .row, .cell: break
      }
    }

    /// The names of the columns.
    func header() throws(Problems) -> Header {
      let whole = Place(file: file)
      guard !found.isEmpty else {
        throw Problems([Problem("the file has no variables", at: whole)])
      }
      var names: [String] = []
      var problems = ProblemList()
      do throws(Problem) {
        for variable in found { names.append(trimmedText(try text(variable.name))) }
      } catch { throw Problems([error]) }
      var seen: [String: Int] = [:]
      for (field, name) in names.enumerated() {
        if name.isEmpty {
          problems.add("variable \(field + 1) has no name; the file is damaged", at: whole)
        } else if let first = seen.updateValue(field, forKey: name) {
          problems.add(
            "variables \(first + 1) and \(field + 1) are both named \(quoted(name))", at: whole)
        }
      }
      try problems.throwAny()
      return Header(names: names, ignoresCase: format.ignoresCase)
    }

    /// The dictionary, once everything has arrived.
    func finish() throws(Problems) -> FileDictionary {
      do throws(Problem) {
        var variables: [FileVariable] = []
        for variable in found { variables.append(try self.variable(variable)) }
        return FileDictionary(
          format: format, variables: variables, weight: try weight.map(text))
      } catch { throw Problems([error]) }
    }

    private func variable(_ found: ReadStatRecord.Variable) throws(Problem) -> FileVariable {
      let label = trimmedText(try text(found.label))
      let format = try text(found.format)
      var variable = FileVariable(
        name: trimmedText(try text(found.name)), label: label.isEmpty ? nil : label,
        format: format, isText: found.isText,
        reading: found.isText ? .number : ValueReading(format, in: self.format))
      for range in found.missing { try add(range.low, range.high, to: &variable) }
      try explain(&variable, by: labels[found.labelSet] ?? [])
      return variable
    }

    private func add(
      _ low: ReadStatRecord.Value, _ high: ReadStatRecord.Value, to variable: inout FileVariable
    ) throws(Problem) {
      switch (low, high) {
      case (.number(let low), .number(let high)) where low <= high:
        variable.missingRanges.append(low...high)
        guard low == high else { return }
        variable.missing.append(.init(code: code(low, variable), label: nil))
      case (.text(let bytes), _):
        let code = try text(trimmedRight(bytes[...]))
        guard !code.isEmpty, variable.missingTexts.insert(code).inserted else { return }
        variable.missing.append(.init(code: code, label: nil))
      default: break
      }
    }

    /// Gives a variable its value labels: those of missing codes tell why, the others are levels.
    private func explain(
      _ variable: inout FileVariable, by set: [(value: ReadStatRecord.Value, label: [UInt8])]
    ) throws(Problem) {
      var numbers: [(value: Double, level: Level)] = []
      var texts: [Level] = []
      for (value, bytes) in set {
        let words = trimmedText(try text(bytes))
        switch value {
        case .number(let number) where variable.isMissing(number):
          variable.explain(code(number, variable), words)
        case .number(let number):
          numbers.append((number, Self.level(code(number, variable), words)))
        case .tagged(let letter):
          variable.explain("." + String(Unicode.Scalar(letter)), words)
        case .text(let bytes):
          let code = try text(trimmedRight(bytes[...]))
          if variable.missingTexts.contains(code) {
            variable.explain(code, words)
          } else if !code.isEmpty {
            texts.append(Self.level(code, words))
          }
        case .missing: break
        }
      }
      texts.sort { $0.code < $1.code }
      variable.levels = numbers.sorted { $0.value < $1.value }.map(\.level) + texts
    }

    private static func level(_ code: String, _ label: String) -> Level {
      Level(code: code, label: label.isEmpty ? nil : label)
    }

    private func code(_ number: Double, _ variable: FileVariable) -> String {
      String(decoding: codes.cell(number, variable.reading).bytes, as: UTF8.self)
    }

    private func text(_ bytes: [UInt8]) throws(Problem) -> String {
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      throw Problem(StatisticalRows.notText(bytes), at: Place(file: file))
    }
  }

  extension FileVariable {
    /// Notes why a code is missing.
    mutating func explain(_ code: String, _ label: String) {
      let words = label.isEmpty ? nil : label
      if let index = missing.firstIndex(where: { $0.code == code }) {
        missing[index] = MissingCode(code: code, label: words)
      } else {
        missing.append(MissingCode(code: code, label: words))
      }
    }
  }

  /// A text of fixed length without the blanks that fill it.
  func trimmedRight(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var bytes = bytes
    while bytes.last == 0x20 { bytes.removeLast() }
    return Array(bytes)
  }
#endif
