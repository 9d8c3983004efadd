internal import Dispatch
internal import Synchronization

/// Work in parts, on all cores.
///
/// What a part is depends on the data alone, never on the machine, and the parts are given back in
/// their order: a sum over them is the same to the last bit on one core and on many.
package enum Cores {
  /// The size of a block of rows; fewer rows than two blocks are not worth a second thread.
  package static let block = 8192

  /// Whether more than one core is used; tests compare both ways.
  @TaskLocal package static var areShared = true

  /// What each of several parts gives, in order.
  package static func parts<Part: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Part) -> [Part]
  {
    guard count > 1, areShared else { return (0..<count).map(work) }
    let found = Mutex<[Part?]>(Array(repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      let part = work(index)
      found.withLock { $0[index] = part }
    }
    return found.withLock { $0 }.compactMap(\.self)
  }

  /// The numbers of several parts, one after the other.
  static func joined<Number>(_ parts: [[Number]]) -> [Number] {
    guard parts.count != 1 else { return parts[0] }
    var numbers: [Number] = []
    numbers.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in parts { numbers.append(contentsOf: part) }
    return numbers
  }

  /// The blocks of some rows, in order; one where they are few.
  static func blocks(of count: Int) -> [Range<Int>] {
    guard count >= 2 * block else { return [0..<count] }
    return stride(from: 0, to: count, by: block).map { $0..<min($0 + block, count) }
  }
}
