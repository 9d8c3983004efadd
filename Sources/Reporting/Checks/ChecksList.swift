import Analysis
import Document

/// The checks of a report: each with its code, where it stands, and the numbers.
struct ChecksList {
  /// Where the documentation of the codes stands.
  static let page = "Checks.md"

  let results: StudyResults
  let format: StudyFormat
  let numbering: Numbering

  /// An item for each finding; what is said of several analyses in the same words is said once.
  var items: [[Inline]] {
    CheckWords(format.style).joined(results.checks.open).map { code, analyses, sentence in
      let place = places(analyses)
      return [.code(code.rawValue), .text((place.isEmpty ? "" : ", " + place) + ": " + sentence)]
    }
  }

  /// Where the codes are explained, and which were waived.
  var notes: [Block] {
    let codes = results.checks.open.map(\.code)
    let explained: [Block] =
      codes.isEmpty
      ? []
      : [
        .paragraph([
          .text(
            "Each check has its rule, source and mend under its code on the page \(Self.page) of the"
              + " documentation; a waiver of the plan silences it with a reason.")
        ])
      ]
    return explained + waived
  }

  private var waived: [Block] {
    let codes = results.checks.waived.map(\.check.code).distinct()
    guard !codes.isEmpty else { return [] }
    let parts = codes.flatMap { code -> [Inline] in
      let own = results.checks.waived.filter { $0.check.code == code }
        .map(\.check.analysis)
      return [
        .text(code == codes.first ? "" : "; "), .code(code.rawValue),
        .text(" (\(places(own)))"),
      ]
    }
    return [
      .paragraph(
        [.text("Waived by the plan, with the reason in ")]
          + [.link([.text("Methods")], to: "#methods"), .text(": ")] + parts + [.text(".")])
    ]
  }

  private func places(_ analyses: [String]) -> String {
    PlaceNames.words(analyses.map { numbering.name(of: $0) }.distinct())
  }
}
