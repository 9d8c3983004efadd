import Testing

@testable import Statistics

@Suite struct SeparationTests {
  private static func separation(_ columns: [[Double]], _ events: [Bool]) throws -> Separation? {
    try Separation(InterceptDesign(DesignMatrix(columns: columns)), events)
  }

  @Test func `complete separation has a direction along which all agree`() throws {
    let x = [1.0, 2, 3, 4]
    let events = [false, false, true, true]
    let found = try #require(try Self.separation([x], events))
    let design = try InterceptDesign(DesignMatrix(columns: [x]))
    for row in 0..<4 {
      let move = design.predictor(row, found.direction)
      #expect(events[row] ? move > -1e-12 : move < 1e-12)
    }
    #expect(found.term == 0)
  }

  @Test func `a tie at the boundary is separation, an overlap is not`() throws {
    let x = [1.0, 2, 2, 3]
    #expect(try Self.separation([x], [false, false, true, true]) != nil)
    #expect(try Self.separation([x], [false, true, false, true]) != nil)
    #expect(try Self.separation([x], [true, false, false, true]) == nil)
  }

  @Test func `a level without events separates, and is named`() throws {
    let x = [1.0, 4, 2, 3, 2.5, 1.5]
    let level = [0.0, 0, 0, 0, 1, 1]
    let events = [true, false, false, true, false, false]
    #expect(try Self.separation([x, level], events)?.term == 1)
  }

  @Test func `only a combination of two columns separates`() throws {
    let a = [0.0, 1, 2, 3, 4, 5, 6, 7]
    let b = [1.0, 3, 2, 6, 3, 5, 7, 6]
    let events = zip(a, b).map { $0 < $1 }
    #expect(try Self.separation([a], events) == nil)
    #expect(try Self.separation([b], events) == nil)
    #expect(try Self.separation([a, b], events) != nil)
  }

  @Test func `large samples that overlap are not separated, whatever the unit`() throws {
    let x = (0..<2000).map { Double($0 * 7919 % 2000) * 1e6 }
    let events = x.map { $0 > 999e6 && $0 != 1500e6 || $0 == 400e6 }
    #expect(try Self.separation([x], events) == nil)
    #expect(try Self.separation([x], x.map { $0 > 999e6 }) != nil)
  }
}
