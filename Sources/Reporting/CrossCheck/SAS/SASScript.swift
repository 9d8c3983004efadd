import Analysis
import Cohorts

/// The script of a study in SAS.
struct SASScript {
  private let results: StudyResults
  private let script: StatementScript<SAS>

  init(_ results: StudyResults) {
    self.results = results
    script = StatementScript(results)
  }

  var text: String {
    var cohort = StatementCohort<SAS>(results, script.names)
    let data = self.data(&cohort)
    let analyses = script.analyses { answer in
      var lines: [String] = []
      let question = StatementQuestion(answer: answer, cohort: results.cohort, names: script.names)
      if let subset = answer.question.subset {
        let (steps, name) = cohort.condition(subset)
        lines += ["data s;", "  set d;"] + steps.map { "  " + $0 }
        lines += ["  if \(name) = 1;", "run;"]
      }
      return lines + SASStatements(question, data: answer.question.subset == nil ? "d" : "s").lines
    }
    return (script.head("SAS") + data + analyses).joined(separator: "\n") + "\n"
  }

  private var encoding: String {
    switch results.cohort.form.encoding {
    case .utf8: "utf-8"
    case .windows1252: "wlatin1"
    case .latin1: "latin1"
    case .utf16: "utf-16"
    case .utf16LittleEndian: "utf-16le"
    case .utf16BigEndian: "utf-16be"
    }
  }

  private func data(_ cohort: inout StatementCohort<SAS>) -> [String] {
    let formats = cohort.categorical.map { name, _, levels in
      "  value \(formatName(name)) "
        + levels.enumerated().map { "\($0 + 1) = \(SAS.text($1.label))" }.joined(separator: " ")
        + ";"
    }
    let labels = cohort.categorical.map { name, _, _ in "  format \(name) \(formatName(name)).;" }
    let read = self.read(cohort)
    let columns = cohort.columns.flatMap { own in
      lines(of: own.variable, "col_\((read.firstIndex(of: own.column) ?? 0) + 1)", cohort)
    }
    let keep = read.map { SAS.text($0) + "n" }
    let renamed = keep.enumerated().map { "\($1)=col_\($0 + 1)" }
    var steps = cohort.early()
    for step in results.study.population {
      let (own, name) = cohort.condition(step.keep)
      steps += own + ["if \(name) = 1;  " + SAS.comment("left out: \(step.reason)")]
    }
    steps += cohort.late()
    if let weight {
      steps.append("do patient_ = 1 to col_\((read.firstIndex(of: weight) ?? 0) + 1); output; end;")
    }
    return [
      "", "options validvarname=any;", "%let cohort = \(results.cohort.fileName);  /* its path */",
      "filename cohort \"&cohort\" encoding=\"\(encoding)\";",
      "proc import datafile=cohort out=cells dbms=dlm replace;",
      "  delimiter='\(delimiter)'\(delimiter == "09" ? "x" : ""); getnames=yes; guessingrows=max;",
      "run;", "proc format;",
    ] + formats + [
      "run;", "data d;",
      "  set cells(keep=\(keep.joined(separator: " ")) rename=(\(renamed.joined(separator: " "))));",
      "  length text_ $200;",
    ]
      + (columns + steps).map { "  " + $0 } + labels + ["  drop text_ tmp_: col_:;", "run;"]
  }

  /// The column that says how many patients a row stands for.
  private var weight: String? { results.study.cohort.weight?.text }

  /// The columns of the file that are read.
  private func read(_ cohort: StatementCohort<SAS>) -> [String] {
    (cohort.columns.map(\.column) + [weight].compactMap(\.self)).distinct()
  }

  private var delimiter: String {
    let byte = results.cohort.form.delimiter
    return byte == UInt8(ascii: "\t") ? "09" : String(Unicode.Scalar(byte))
  }

  /// A format's name has no digit at its end.
  private func formatName(_ name: String) -> String { String(name.prefix(30)) + "_f" }

  private func lines(
    of variable: Variable, _ cell: String, _ cohort: StatementCohort<SAS>
  ) -> [String] {
    let target = script.names(variable.name)
    let copy = "text_ = strip(cats(\(cell)));"
    let missing = cohort.missingCondition(variable, text: "text_")
    let informat = results.cohort.form.decimalMark == UInt8(ascii: ",") ? "numx32." : "best32."
    switch variable.column {
    case .numeric:
      return [
        SAS.comment("\(variable.name): \(variable.label)"), copy,
        "if vtype(\(cell)) = 'N' then \(target) = \(cell); else \(target) = input(text_, ?? \(informat));",
        "if \(missing) then \(target) = .;",
      ]
    case .date:
      return [
        SAS.comment("\(variable.name): \(variable.label)"), copy,
        "if vtype(\(cell)) = 'N' then \(target) = \(cell);",
        "else if index(text_, '.') then \(target) = input(text_, ?? ddmmyy10.); else \(target) = input(text_, ?? yymmdd10.);",
        "if \(missing) then \(target) = .;",
      ]
    case .text:
      return [
        SAS.comment("\(variable.name): \(variable.label)"), copy, "length \(target) $200;",
        "if \(missing) then \(target) = ''; else \(target) = text_;",
      ]
    case .categorical(let column):
      let cases = cohort.levelCases(
        column.levels, text: "text_", number: "input(text_, ?? best32.)")
      return [SAS.comment("\(variable.name): \(variable.label)"), copy]
        + SAS.choose(target, isText: false, [(missing, ".")] + cases)
    }
  }
}
