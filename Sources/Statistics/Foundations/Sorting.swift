/// The order of finite numbers, found by their digits instead of by comparisons.
///
/// Few numbers are compared. Of many, those that are whole after a shift of the decimal point by at
/// most six places are ordered as whole numbers, the others by the bits of the double, digit by digit
/// from the last (radix sort): O(n). Equal numbers keep their order.
enum Sorting {
  /// Fewer numbers than this are compared.
  private static let few = 512

  /// The numbers, ascending; −0 stands before 0 where they are many.
  static func sorted(_ values: [Double]) -> [Double] {
    guard values.count >= few else { return values.sorted() }
    if let whole = DecimalKeys(values) { return whole.sorted }
    var keys = values.map(key)
    var spare = keys
    DigitSort.sort(&keys, &spare, bits: 32..<64)
    let upper = keys.map { UInt32($0 >> 32) }
    DigitSort.sortRuns(of: upper, in: &keys, by: <)
    return keys.map(value)
  }

  /// The places of the numbers, by ascending number; equal ones in the order given.
  static func order(_ values: [Double]) -> [Int32] {
    guard values.count >= few, values.count <= Int(Int32.max) else {
      return values.indices.sorted { values[$0] < values[$1] }.map { Int32(truncatingIfNeeded: $0) }
    }
    if let whole = DecimalKeys(values) { return whole.order }
    // The upper halves of the keys order nearly all; the places stand below them.
    var items = values.indices.map { key(values[$0] + 0) & ~0xFFFF_FFFF | UInt64($0) }
    var spare = items
    DigitSort.sort(&items, &spare, bits: 32..<64)
    var order = items.map { Int32(truncatingIfNeeded: $0) }
    let upper = items.map { UInt32($0 >> 32) }
    DigitSort.sortRuns(of: upper, in: &order) { a, b in
      let (first, second) = (values[Int(a)], values[Int(b)])
      return first == second ? a < b : first < second
    }
    return order
  }

  /// A distinct number, how many of those who have it are marked, and how many are not.
  typealias Tally = (number: Double, marked: Int, others: Int)

  /// The distinct numbers, ascending, with who is marked; each number counts once, or `counts` times.
  static func tally(
    _ numbers: [Double], _ areMarked: [Bool], _ counts: [Int]? = nil
  ) -> [Tally] {
    if counts == nil, numbers.count >= few, let tallies = DecimalKeys(numbers)?.tally(areMarked) {
      return tallies
    }
    var tallies: [Tally] = []
    for place in order(numbers) {
      let (number, isMarked) = (numbers[Int(place)], areMarked[Int(place)])
      if tallies.isEmpty || tallies[tallies.count - 1].number != number {
        tallies.append((number, 0, 0))
      }
      let count = counts?[Int(place)] ?? 1
      if isMarked {
        tallies[tallies.count - 1].marked += count
      } else {
        tallies[tallies.count - 1].others += count
      }
    }
    return tallies
  }

  /// A whole number in the order of the doubles.
  private static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 0 ? ~key : key & ~(1 << 63))
  }
}

/// Numbers of few decimals as whole numbers from 0 up.
struct DecimalKeys {
  /// The largest whole number, either way.
  private static let most = 1_073_741_824.0

  /// value = (key + least) / scale, to the last bit.
  private let keys: [UInt32]
  private let least: Double
  private let scale: Double
  private let largest: UInt32

  /// `nil` where a number has more decimals than six, or too many digits, or is −0.
  init?(_ values: [Double]) {
    var scale = 1.0
    var index = 0
    var (least, most) = (Double.infinity, -Double.infinity)
    while index < values.count {
      let whole = Self.whole(values[index], scale)
      if abs(whole) < Self.most, (whole / scale).bitPattern == values[index].bitPattern {
        least = min(least, whole)
        most = max(most, whole)
        index += 1
      } else {
        scale *= 10
        guard scale <= 1e6, abs(whole) < Self.most else { return nil }
        (index, least, most) = (0, .infinity, -.infinity)
      }
    }
    guard most >= least else { return nil }
    keys = values.map { UInt32(Self.whole($0, scale) - least) }
    (self.least, self.scale, largest) = (least, scale, UInt32(most - least))
  }

  /// x·scale as the nearest whole number, by the rounding of a sum beyond 2⁵².
  private static func whole(_ x: Double, _ scale: Double) -> Double {
    let shift = 6_755_399_441_055_744.0
    return (x * scale + shift) - shift
  }

  private func value(_ key: UInt32) -> Double { (Double(key) + least) / scale }

  /// Whether a count for each possible key takes about as much room as the keys.
  private var isDense: Bool { Int(largest) < max(1 << 16, 2 * keys.count) }

  /// The distinct values, ascending, with who is marked; `nil` where they are too far apart.
  func tally(_ areMarked: [Bool]) -> [Sorting.Tally]? {
    guard isDense else { return nil }
    var counts = [UInt32](repeating: 0, count: 2 * (Int(largest) + 1))
    for (key, isMarked) in zip(keys, areMarked) { counts[2 * Int(key) + (isMarked ? 1 : 0)] += 1 }
    var tallies: [Sorting.Tally] = []
    for key in 0...largest {
      let (others, marked) = (counts[2 * Int(key)], counts[2 * Int(key) + 1])
      if others + marked > 0 { tallies.append((value(key), Int(marked), Int(others))) }
    }
    return tallies
  }

  /// The values, ascending.
  var sorted: [Double] {
    guard isDense else {
      var items = keys.map(UInt64.init)
      var spare = items
      DigitSort.sort(&items, &spare, bits: 0..<(64 - UInt64(largest).leadingZeroBitCount))
      return items.map { value(UInt32(truncatingIfNeeded: $0)) }
    }
    var counts = [UInt32](repeating: 0, count: Int(largest) + 1)
    for key in keys { counts[Int(key)] += 1 }
    var values: [Double] = []
    values.reserveCapacity(keys.count)
    for (key, count) in counts.enumerated() where count > 0 {
      let value = value(UInt32(key))
      for _ in 0..<count { values.append(value) }
    }
    return values
  }

  /// The places of the values, by ascending value.
  var order: [Int32] {
    var items = keys.indices.map { UInt64(keys[$0]) << 32 | UInt64($0) }
    var spare = items
    DigitSort.sort(&items, &spare, bits: 32..<(96 - UInt64(largest).leadingZeroBitCount))
    return items.map { Int32(truncatingIfNeeded: $0) }
  }
}

/// Whole numbers by some of their bits, eleven at a time from the lowest.
enum DigitSort {
  /// Sorts what stands where neighbouring keys are equal: few by insertion.
  static func sortRuns<Item>(
    of keys: [UInt32], in items: inout [Item], by isBefore: (Item, Item) -> Bool
  ) {
    var start = 0
    for end in keys.indices.dropFirst() where keys[end] != keys[start] {
      if end - start > 1 { sort(start..<end, of: &items, by: isBefore) }
      start = end
    }
    if keys.count - start > 1 { sort(start..<keys.count, of: &items, by: isBefore) }
  }

  private static func sort<Item>(
    _ run: Range<Int>, of items: inout [Item], by isBefore: (Item, Item) -> Bool
  ) {
    guard run.count <= 16 else { return items[run].sort(by: isBefore) }
    for place in run.dropFirst() {
      let item = items[place]
      var free = place
      while free > run.lowerBound, isBefore(item, items[free - 1]) {
        items[free] = items[free - 1]
        free -= 1
      }
      items[free] = item
    }
  }

  private static let width = 11

  /// Sorts items by the bits of a range; those equal in these keep their order.
  static func sort(_ items: inout [UInt64], _ spare: inout [UInt64], bits: Range<Int>) {
    for low in stride(from: bits.lowerBound, to: bits.upperBound, by: width) {
      let mask = UInt64(1) << UInt64(min(width, bits.upperBound - low)) - 1
      var starts = [Int](repeating: 0, count: Int(mask) + 1)
      for item in items { starts[Int(truncatingIfNeeded: item >> UInt64(low) & mask)] += 1 }
      if starts.contains(items.count) { continue }
      var sum = 0
      for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
      for item in items {
        let digit = Int(truncatingIfNeeded: item >> UInt64(low) & mask)
        spare[starts[digit]] = item
        starts[digit] += 1
      }
      swap(&items, &spare)
    }
  }
}
