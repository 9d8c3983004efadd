import Analysis

/// Which checks the plan waives, and why.
struct WaiverWords {
  private let methods: MethodsSection

  init(_ methods: MethodsSection) { self.methods = methods }

  /// A sentence for each waiver that silences something.
  var sentences: [MethodsSentence] {
    let waived = methods.results.checks.waived
    var known: [String] = []
    return waived.flatMap { one -> [MethodsSentence] in
      let key = one.check.code.rawValue + "\n" + one.reason
      guard !known.contains(key) else { return [] }
      known.append(key)
      let own = waived.filter { $0.check.code == one.check.code && $0.reason == one.reason }
      let ids = own.map(\.check.analysis).distinct()
      let each = own.map { numbers(of: $0.check) }.filter { !$0.isEmpty }.distinct()
      let shown = each.isEmpty ? "" : " (" + each.joined(separator: "; ") + ")"
      return methods.plain(
        .inference,
        "The check `\(one.check.code.rawValue)` was waived for \(methods.places(ids))\(shown): "
          + one.reason.asSentence, of: ids)
    }
  }

  /// The numbers by their names: `events 25, coefficients 4`.
  private func numbers(of check: Check) -> String {
    let words = CheckWords(methods.format.style)
    return check.numbers.map { number in
      let name = number.kind == .p ? String(number.name.dropLast(".p.value".count)) : number.name
      return String(name.map { $0 == "." ? " " : $0 }) + " " + words.printed(number)
    }
    .joined(separator: ", ")
  }
}
