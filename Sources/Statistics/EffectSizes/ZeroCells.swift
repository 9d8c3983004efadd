/// What is done about a 0 in the table of which a ratio is estimated.
///
/// J. B. S. Haldane, Ann. Hum. Genet. 20 (1956) 309–311. doi:10.1111/j.1469-1809.1955.tb01285.x
public enum ZeroCells: String, CaseIterable, Sendable {
  /// Nothing: the ratio is 0 or ∞.
  case none
  /// Haldane's ½ is added to each of the four counts when one of them is 0.
  case haldane

  /// What is added to each count of a table.
  func addition(to table: FourfoldTable) -> Double {
    let hasZero = min(table.a, table.b, table.c, table.d) == 0
    return self == .haldane && hasZero ? 0.5 : 0
  }
}
