import Analysis
import Cohorts

/// The script of a study in R.
struct RScript {
  private let results: StudyResults
  private let names: ScriptNames
  private let format: StudyFormat
  /// The recomputed sides of published numbers, which are rows of their own in results.json.
  private let publishedCount: Int

  init(_ results: StudyResults) {
    self.results = results
    publishedCount = PublishedComparison.all(in: results).count { $0.number != nil }
    names = ScriptNames(results.cohort, R.names)
    format = StudyFormat(results)
  }

  var text: String {
    let cohort = RCohort(results: results, names: names).lines.joined(separator: "\n")
    let sections = results.answers.flatMap(section).joined(separator: "\n")
    let helpers = RHelpers.called(in: cohort + sections)
    let own =
      helpers.isEmpty
      ? [] : ["# ---- What R has not, or not in the form needed, written out ----", ""] + helpers
    return ([head, RHelpers.always, ""] + own + ["", cohort, sections, published, foot])
      .joined(separator: "\n") + "\n"
  }

  private var head: String {
    let provenance = Provenance(results)
    let warning =
      provenance.synthetic.map { "# The cohort is synthetic: \($0.onOneLine)\n" } ?? ""
    return """
      # \(results.study.title.onOneLine): every number, computed again in R
      \(warning)#
      # Written by \(Software.name) \(Software.version) from \(provenance.plan.onOneLine) (SHA-256 \(provenance.planDigest.prefix(12)))
      # and \(provenance.data.onOneLine) (SHA-256 \(provenance.dataDigest.prefix(12))). Run it with the path of the cohort:
      #
      #   Rscript \(CrossCheckProgram.r.fileName) path/to/\(provenance.data.onOneLine)
      #
      # Each line of its output is one number of results.json beside R's. It ends with status 1 where
      # one differs by more than 1e-8 of its size, or by more than the `within` that stands with it.

      cohort_file <- \(R.text(provenance.data))
      if (length(commandArgs(TRUE)) > 0) cohort_file <- commandArgs(TRUE)[1]

      """
  }

  private var foot: String {
    let own = results.answers.reduce(0) { sum, answer in
      sum + answer.findings.count { $0.number != nil }
    }
    let total = own + publishedCount + checkCount
    return """

      # ---- Summary ----

      rows <- \(total)  # with a number in results.json
      silent <- rows - sum(tally[c("compared", "valueless", "skipped")])
      cat(sprintf("\\n%d numbers: %d compared, %d differ, %d without a value in R, %d not compared\\n",
        rows, tally["compared"], tally["differing"], tally["valueless"], tally["skipped"]))
      for (reason in names(reasons)) cat(sprintf("  %5d not compared: %s\\n", reasons[[reason]], reason))
      if (silent != 0) cat(sprintf("  %5d numbers were not reached\\n", silent))
      if (!interactive()) quit(status = as.integer(tally["differing"] + tally["valueless"] + abs(silent) > 0))
      """
  }

  // MARK: - Published numbers

  /// The numbers of the report's checks, which are rows of their own, too.
  private var checkCount: Int {
    CheckRows(results: results).all.count { $0.finding.number != nil }
  }

  /// The rows of results.json that hold numbers once more.
  private var published: String {
    let repeated = [
      ("a published number's recomputed value, compared above under its own path", publishedCount),
      ("a number that a check of the plan looks at, and no result", checkCount),
    ]
    let lines = repeated.filter { $0.1 > 0 }.map { "skip(\(R.text($0.0)), \($0.1))" }
    return lines.isEmpty ? "" : "\n" + lines.joined(separator: "\n")
  }

  // MARK: - Analyses

  private func section(of answer: Answer) -> [String] {
    switch answer.question.verb {
    case .prose, .join: return []
    default: break
    }
    var section = RSection(answer, results.cohort, names)
    write(&section)
    section.leave("another program has no such number, or no call is written for it")
    let title = AnswerFormat(answer, in: format).title
    let id = answer.question.id
    return [
      "", "# ---- \(id): \(title.onOneLine) ----", "",
      "analysis(\(R.text(id)), \(R.text(title.onOneLine)), {",
    ] + section.lines + ["})"]
  }

  private func write(_ section: inout RSection) {
    section.leaveWhatOthersHaveNot()
    switch section.question.verb {
    case .summarize, .compare, .crossTabulate: section.compareVariables()
    case .correlate(let verb): section.correlate(verb)
    case .roc(let verb): verb.times.isEmpty ? section.roc(verb) : section.timedROC(verb)
    case .kaplanMeier(let verb): section.kaplanMeier(verb)
    case .cumulativeIncidence(let verb): section.cumulativeIncidence(verb)
    case .cox(let verb): section.cox(verb)
    case .logistic(let verb): section.logistic(verb)
    case .linear(let verb): section.linear(verb)
    case .cutpoint(let verb): section.cutPoint(verb)
    case .agreement(let verb): section.agreement(verb)
    case .join, .prose: break
    }
  }
}

extension RSection {
  /// Rows of every verb that are of this program alone.
  fileprivate mutating func leaveWhatOthersHaveNot() {
    leave("random tables: R draws others") { $0.statistic == "p.value.std.error" }
  }
}
