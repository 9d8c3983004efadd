/// A text that is put together of many short pieces, in UTF-8: to add one costs less than at the end
/// of a `String`.
package struct TextBytes: Sendable {
  private var bytes: [UInt8] = []

  /// No text.
  package init() {}

  /// The text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing was added.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Adds a text.
  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { unsafe bytes.append(contentsOf: $0) }
  }

  /// Adds a whole number.
  package mutating func add(_ number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var left = number.magnitude
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(left % 10))
      left /= 10
    } while left > 0
    bytes[start...].reverse()
  }

  /// Adds a number of hundredths as decimals, without zeros at their end: a coordinate.
  mutating func add(hundredths number: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, part) = (number.magnitude / 100, number.magnitude % 100)
    add(Int(whole))
    guard part > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
    if part % 10 > 0 { bytes.append(UInt8(ascii: "0") + UInt8(part % 10)) }
  }
}
