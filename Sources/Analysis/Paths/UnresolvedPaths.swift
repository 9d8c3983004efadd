internal import Cohorts

extension StudyResults {
  /// The paths of prose and of published values that name no result, or several.
  ///
  /// An analysis that was refused as a whole has no rows to name: paths into it are not faults.
  var unresolvedPaths: [Problem] {
    lazy var findings = answers.flatMap(\.findings)
    let refused = Set(
      answers.filter { $0.findings.allSatisfy { $0.value == .none } }.map(\.question.id))
    var problems: [Problem] = []
    for question in study.questions {
      if case .prose(let text) = question.verb {
        problems += unresolved(in: text, findings, refused)
      }
      guard !refused.contains(question.id) else { continue }
      for published in question.published {
        do throws(Problem) {
          _ = try ResultPath(published.path).selection(among: findings, within: question)
        } catch { problems.append(error) }
      }
    }
    return problems
  }

  /// Whether a path asks for the sentences of what there is.
  private func isSentence(_ path: ResultPath, _ findings: [Finding]) -> Bool {
    guard let asked = path.sentenceRequest else { return false }
    return findings.contains {
      $0.analysis == asked.analysis && (asked.variable == nil || $0.variable == asked.variable)
    }
  }

  private func unresolved(
    in text: SourceText, _ findings: [Finding], _ refused: Set<String>
  ) -> [Problem] {
    let pieces: [ProseTemplate.Piece]
    do throws(Problems) { pieces = try ProseTemplate.pieces(of: text) } catch { return error.all }
    var problems: [Problem] = []
    for case .path(let path) in pieces {
      do throws(Problem) {
        let path = try ResultPath(path)
        if refused.contains(path.analysis) || isSentence(path, findings) { continue }
        _ = try path.selection(among: findings, questions: study.questions)
      } catch { problems.append(error) }
    }
    return problems
  }
}

extension ResultPath {
  /// The analysis that a path of prose begins with.
  fileprivate var analysis: String { parts.first?.text ?? "" }
}
