import Analysis
import Cohorts

/// The script of a study in SPSS.
struct SPSSScript {
  private let results: StudyResults
  private let script: StatementScript<SPSS>

  init(_ results: StudyResults) {
    self.results = results
    script = StatementScript(results)
  }

  var text: String {
    var cohort = StatementCohort<SPSS>(results, script.names)
    let data = self.data(&cohort)
    let analyses = script.analyses { answer in
      let question = StatementQuestion(answer: answer, cohort: results.cohort, names: script.names)
      let own = SPSSStatements(question).lines
      guard let subset = answer.question.subset else { return own }
      let (steps, name) = cohort.condition(subset)
      return steps + ["COMPUTE filter_ = (\(name) = 1).", "FILTER BY filter_."] + own
        + ["FILTER OFF.", "DELETE VARIABLES filter_."]
    }
    return (script.head("SPSS") + data + analyses).joined(separator: "\n") + "\n"
  }

  private var encoding: String {
    switch results.cohort.form.encoding {
    case .utf8: "UTF8"
    case .windows1252, .latin1: "1252"
    case .utf16, .utf16LittleEndian, .utf16BigEndian: "UTF16"
    }
  }

  private func data(_ cohort: inout StatementCohort<SPSS>) -> [String] {
    let delimiter =
      results.cohort.form.delimiter == UInt8(ascii: "\t")
      ? "\\t" : String(Unicode.Scalar(results.cohort.form.delimiter))
    let columns = cohort.columns.flatMap { lines(of: $0.variable, $0.column, cohort) }
    var steps = cohort.early()
    for step in results.study.population {
      let (own, name) = cohort.condition(step.keep)
      steps += own + [SPSS.comment("left out: \(step.reason)"), "SELECT IF (\(name) = 1)."]
    }
    steps += cohort.late()
    let labels = cohort.categorical.map { name, _, levels in
      "VALUE LABELS \(name) "
        + levels.enumerated().map { "\($0 + 1) \(SPSS.text($1.label))" }.joined(separator: " ")
        + "."
    }
    let decimal = results.cohort.form.decimalMark == UInt8(ascii: ",") ? "COMMA" : "DOT"
    return [
      "", SPSS.comment("the path of the cohort stands in the next command"),
      "SET DECIMAL=\(decimal).",
      "GET DATA /TYPE=TXT /FILE=\(SPSS.text(results.cohort.fileName)) /ENCODING='\(encoding)'",
      "  /ARRANGEMENT=DELIMITED /DELIMITERS='\(delimiter)' /QUALIFIER='\"' /FIRSTCASE=2",
      "  /VARIABLES=",
    ]
      + results.cohort.columns.enumerated().map {
        "    col_\($0 + 1) A255  /* \($1.onOneLine.replacing("*/", with: "* /")) */"
      } + ["  .", "SET DECIMAL=DOT.", "DATASET NAME d."] + columns + steps + labels + weights + [
        "EXECUTE."
      ]
  }

  /// Rows that stand for several patients are weighted.
  private var weights: [String] {
    guard let weight = results.study.cohort.weight?.text else { return [] }
    let place = (results.cohort.columns.firstIndex(of: weight) ?? 0) + 1
    return ["COMPUTE patients_ = NUMBER(col_\(place), F40).", "WEIGHT BY patients_."]
  }

  private func lines(
    of variable: Variable, _ column: String, _ cohort: StatementCohort<SPSS>
  ) -> [String] {
    let name = script.names(variable.name)
    let place = results.cohort.columns.firstIndex(of: column) ?? 0
    let text = "LTRIM(RTRIM(col_\(place + 1)))"
    let number =
      results.cohort.form.decimalMark == UInt8(ascii: ",")
      ? "NUMBER(\(text), COMMA40)" : "NUMBER(\(text), F40)"
    let missing = cohort.missingCondition(variable, text: text)
    let head = SPSS.comment("\(variable.name): \(variable.label)")
    switch variable.column {
    case .numeric:
      return [head]
        + SPSS.choose(name, isText: false, [(missing, "$SYSMIS"), (nil, number)])
    case .date:
      let day = "CTIME.DAYS(%) - CTIME.DAYS(DATE.DMY(1, 1, 1970))"
      return [head]
        + SPSS.choose(
          name, isText: false,
          [
            (missing, "$SYSMIS"),
            (
              "CHAR.INDEX(\(text), '.') > 0",
              day.replacing("%", with: "NUMBER(\(text), EDATE10)")
            ), (nil, day.replacing("%", with: "NUMBER(\(text), SDATE10)")),
          ])
    case .text:
      return [head] + SPSS.choose(name, isText: true, [(missing, "''"), (nil, text)])
    case .categorical(let column):
      return [head]
        + SPSS.choose(
          name, isText: false,
          [(missing, "$SYSMIS")]
            + cohort.levelCases(column.levels, text: text, number: number))
    }
  }
}
