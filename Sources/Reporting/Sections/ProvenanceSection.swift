import Analysis
import Document

/// Where the report comes from: last, and small.
struct ProvenanceSection {
  let provenance: Provenance

  /// The definitions under their heading.
  func blocks() -> [Block] {
    let seeds = provenance.seeds.map { seed in
      Definition(
        [.text("Seed of " + seed.analysis)],
        [.text("\(seed.value), \(seed.replicates) replicates")])
    }
    let conventions = provenance.conventions
    let words = ConventionWords(conventions).words(beside: .init(preset: conventions.preset))
    return [
      .heading(level: 2, id: "provenance", [.text("Provenance")]),
      .definitions(
        [
          Definition([.text("Software")], [.text(Software.name + " " + Software.version)]),
          file("Plan", provenance.plan, provenance.planDigest),
          file("Data", provenance.data, provenance.dataDigest),
        ] + codebook + [
          Definition([.text("Conventions")], [.text(words)])
        ] + seeds),
    ]
  }

  private var codebook: [Definition] {
    provenance.codebook.map { [file("Codebook", $0.name, $0.digest)] } ?? []
  }

  private func file(_ term: String, _ name: String, _ digest: String) -> Definition {
    Definition([.text(term)], [.code(name), .text(", SHA-256 "), .code(digest)])
  }
}
