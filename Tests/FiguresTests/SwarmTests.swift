import TestSupport
import Testing

@testable import Figures

@Suite struct SwarmTests {
  @Test func `points apart stand in the middle, tied ones beside each other from there`() {
    #expect(Swarm(heights: [0, 10, 20], room: 40).offsets == [0, 0, 0])
    let tied = Swarm(heights: [5, 5, 5, 5], room: 40)
    #expect(tied.offsets == [0, 3.4, -3.4, 6.8])
    #expect(tied.radius == Swarm.largest)
  }

  /// Whatever the order of the points, none covers another while there is room.
  @Test func `no two points overlap where there is room`() {
    for seed in 0..<50 {
      var random = SplitMix64(state: UInt64(seed))
      let heights = (0..<60).map { _ in Double(random.next() % 400) / 4 }
      let swarm = Swarm(heights: heights, room: 200)
      for i in heights.indices {
        for j in heights.indices.dropFirst(i + 1) {
          let across = swarm.offsets[i] - swarm.offsets[j]
          let down = heights[i] - heights[j]
          #expect(across * across + down * down >= 4 * swarm.radius * swarm.radius - 1e-9)
        }
      }
    }
  }

  @Test(arguments: [1, 2, 30, 500], [2.0, 14, 60])
  func `the room is kept`(count: Int, room: Double) {
    let swarm = Swarm(heights: [Double](repeating: 3, count: count), room: room)
    #expect(swarm.width <= room + 1e-9)
    #expect(swarm.offsets.count == count)
  }

  @Test func `nothing gives nothing`() {
    let swarm = Swarm(heights: [], room: 10)
    #expect(swarm.offsets.isEmpty && swarm.width == 0)
  }
}
