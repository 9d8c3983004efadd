import Analysis

extension PublishedComparison {
  /// Finds the choices behind a number that was not reproduced, and the rule behind a tie.
  struct Explaining {
    var search: ChoiceSearch
    let shown: PathText

    /// What explains a published number, and the sentence that says so; `nil` where nothing needs to.
    ///
    /// - Parameters:
    ///   - found: what its path names.
    ///   - verdict: what was said of it.
    ///   - recomputed: the planned number as printed.
    mutating func explanation(
      _ value: PublishedValue, _ found: PathText.Printed, _ verdict: Verdict, _ recomputed: String?,
      in answer: Answer
    ) -> (choices: ChoiceExplanation?, sentence: String?) {
      let cell = PrintedCell(value.value)
      let rows = found.rows(besides: cell.numbers.count)
      guard found.finding?.text == nil, rows.count == max(1, cell.numbers.count) else {
        return (nil, nil)
      }
      switch verdict {
      case .reproduced, .agreesByConstruction, .reproducedAgainstReason:
        return (nil, Self.rounding(cell, rows, RoundingHabit.tie))
      case .differs, .differsExplained, .notComputed: break
      }
      guard cell.isNone || !cell.numbers.isEmpty else { return (nil, nil) }
      let choices = search.explanation(of: cell, rows, in: answer)
      let shown = shown
      let sentence = ChoiceSentence(
        published: value.value.withTrueMinus,
        recomputed: Self.planned(recomputed, rows, cell, shown), explanation: choices,
        roundings: Self.rounding(cell, rows, RoundingHabit.fitting) ?? []
      ) { Self.text(of: $0, cell, shown) }
      return (choices, sentence.words)
    }

    /// The planned numbers as printed, as many as the published cell holds.
    private static func planned(
      _ recomputed: String?, _ rows: [Finding], _ cell: PrintedCell, _ paths: PathText
    ) -> String? {
      guard let recomputed, rows.contains(where: { $0.number != nil }) else { return nil }
      return PrintedCell(recomputed).numbers.count < cell.numbers.count
        ? text(of: rows, cell, paths) : recomputed
    }

    private static func rounding<Words>(
      _ cell: PrintedCell, _ rows: [Finding], _ words: (PrintedNumber, Double) -> Words?
    ) -> Words? {
      guard let printed = cell.numbers.first, cell.numbers.count == 1, let row = rows.first,
        let number = row.number
      else { return nil }
      return words(printed, number * row.scale(beside: printed))
    }

    /// The numbers of a trial, each with the decimals of the printed one.
    static func text(of trial: ChoiceTrial, _ cell: PrintedCell, _ paths: PathText) -> String {
      text(of: trial.rows, cell, paths)
    }

    private static func text(
      of rows: [Finding], _ cell: PrintedCell, _ paths: PathText
    ) -> String {
      let texts = rows.enumerated().map { position, row in
        text(of: row, cell.numbers.indices.contains(position) ? cell.numbers[position] : nil, paths)
      }
      guard let first = texts.first, texts.count > 1 else { return texts.first ?? "—" }
      return first + " (" + texts.dropFirst().joined(separator: ", ") + ")"
    }

    private static func text(
      of row: Finding, _ printed: PrintedNumber?, _ paths: PathText
    ) -> String {
      guard let own = paths.text(of: row) else { return "not computed" }
      guard let printed, let decimals = printed.decimals, let number = row.number,
        let value = DecimalText(number * row.scale(beside: printed)),
        decimals > PrintedCell(own).numbers.first?.decimals ?? decimals
      else { return own }
      return value.text(decimals: decimals, minus: NumberFormat.minus)
    }
  }
}

extension PublishedComparison {
  /// Every single choice that was tried, with what it gives; a word beside those that fit.
  var triedChoices: [String] {
    let single = (choices?.trials ?? []).filter { $0.choices.count == 1 }
    let rows = zip(single, triedNumbers).map { trial, text in
      ["   ", text, trial.fits ? "fits" : "", ChoiceSentence.item(trial).filter { $0 != "`" }]
    }
    return TerminalTable.lines(rows)
  }
}
