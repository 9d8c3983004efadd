/// The first row that holds each text, in eight bytes or less for each.
struct FirstRows {
  /// Rows + 1 by hash; 0 where there is none.
  private var rows: [UInt32]

  /// A table for some texts.
  init(capacity: Int) {
    var size = 16
    while size < 3 * capacity / 2 { size *= 2 }
    rows = Array(repeating: 0, count: size)
  }

  /// The row that held a text before; where none did, it is this one from now on.
  mutating func first(of text: String, _ row: Int, in texts: [String]) -> Int? {
    var place = text.hashValue & (rows.count - 1)
    while rows[place] > 0 {
      let other = Int(rows[place]) - 1
      if texts[other] == text { return other }
      place = (place + 1) & (rows.count - 1)
    }
    rows[place] = UInt32(truncatingIfNeeded: row + 1)
    return nil
  }
}
