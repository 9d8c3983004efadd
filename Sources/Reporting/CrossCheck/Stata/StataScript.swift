import Analysis
import Cohorts

/// The script of a study in Stata.
struct StataScript {
  private let results: StudyResults
  private let script: StatementScript<Stata>

  init(_ results: StudyResults) {
    self.results = results
    script = StatementScript(results)
  }

  var text: String {
    var cohort = StatementCohort<Stata>(results, script.names)
    let data = self.data(&cohort)
    let analyses = script.analyses { answer in
      let question = StatementQuestion(answer: answer, cohort: results.cohort, names: script.names)
      let own = StataStatements(question).lines
      var subset: [String] = []
      if let condition = answer.question.subset {
        let (steps, name) = cohort.condition(condition)
        subset = steps + ["keep if \(name) == 1"]
      }
      return ["preserve"] + subset + own + ["restore"]
    }
    return (script.head("Stata") + data + analyses).joined(separator: "\n") + "\n"
  }

  private var encoding: String {
    switch results.cohort.form.encoding {
    case .utf8: "utf-8"
    case .windows1252: "windows-1252"
    case .latin1: "iso-8859-1"
    case .utf16: "utf-16"
    case .utf16LittleEndian: "utf-16le"
    case .utf16BigEndian: "utf-16be"
    }
  }

  private func data(_ cohort: inout StatementCohort<Stata>) -> [String] {
    let delimiter =
      results.cohort.form.delimiter == UInt8(ascii: "\t")
      ? "tab" : "\"\(String(Unicode.Scalar(results.cohort.form.delimiter)))\""
    let columns =
      (cohort.columns.map(\.column)
      + [results.study.cohort.weight?.text].compactMap(\.self)).distinct()
    let weight = results.study.cohort.weight?.text
    let find = columns.enumerated().map { place, column in
      "rename v\((results.cohort.columns.firstIndex(of: column) ?? 0) + 1) col_\(place + 1)  "
        + Stata.comment(column)
    }
    var steps = cohort.columns.flatMap { own in
      lines(of: own.variable, "col_\((columns.firstIndex(of: own.column) ?? 0) + 1)", cohort)
    }
    steps += cohort.early()
    for step in results.study.population {
      let (own, name) = cohort.condition(step.keep)
      steps += own + ["keep if \(name) == 1  " + Stata.comment("left out: \(step.reason)")]
    }
    if let weight {
      let place = (columns.firstIndex(of: weight) ?? 0) + 1
      steps += ["drop if real(col_\(place)) == 0", "expand real(col_\(place))"]
    }
    steps += cohort.late()
    let labels = cohort.categorical.flatMap { name, _, levels in
      [
        "label define \(name)_l "
          + levels.enumerated().map { "\($0 + 1) \(Stata.label($1.label))" }.joined(separator: " "),
        "label values \(name) \(name)_l",
      ]
    }
    return [
      "", "clear all", "version 17",
      "local cohort \(Stata.label(results.cohort.fileName))  " + Stata.comment("its path"),
      "import delimited using \"`cohort'\", delimiters(\(delimiter)) varnames(nonames) stringcols(_all) encoding(\"\(encoding)\") bindquote(strict) maxquotedrows(unlimited)",
    ] + find + ["drop in 1", "keep col_*"] + steps + labels
  }

  private func lines(
    of variable: Variable, _ cell: String, _ cohort: StatementCohort<Stata>
  ) -> [String] {
    let name = script.names(variable.name)
    let text = "strtrim(\(cell))"
    let number =
      results.study.cohort.decimalMark == UInt8(ascii: ",")
      ? "real(subinstr(\(text), \",\", \".\", 1))" : "real(\(text))"
    let missing = cohort.missingCondition(variable, text: text)
    let head = Stata.comment("\(variable.name): \(variable.label)")
    switch variable.column {
    case .numeric:
      return [head] + Stata.choose(name, isText: false, [(missing, "."), (nil, number)])
    case .date:
      return [head]
        + Stata.choose(
          name, isText: false,
          [
            (missing, "."), ("strpos(\(text), \".\") > 0", "date(\(text), \"DMY\")"),
            (nil, "date(\(text), \"YMD\")"),
          ]) + ["format \(name) %td"]
    case .text:
      return [head] + Stata.choose(name, isText: true, [(missing, "\"\""), (nil, text)])
    case .categorical(let column):
      return [head]
        + Stata.choose(
          name, isText: false,
          [(missing, ".")] + cohort.levelCases(column.levels, text: text, number: number))
    }
  }
}
