import Statistics
import TestSupport
import Testing

@Suite struct TallyTests {
  /// Times 2 and 4 end in the event, 3 and 4 are censored; who leaves at a time is still at risk.
  @Test func `who is where just before a time, by hand`() throws {
    let curve = try KaplanMeier(patients([2, -3, 4, -4]))
    let at = { (time: Double) in
      let own = curve.tally(before: time)
      return [own.entered, own.atRisk, own.events, own.others, own.censored]
    }
    #expect(at(0) == [4, 4, 0, 0, 0])
    #expect(at(2) == [4, 4, 0, 0, 0])
    #expect(at(3) == [4, 3, 1, 0, 0])
    #expect(at(4) == [4, 2, 1, 0, 1])
    #expect(at(4.5) == [4, 0, 2, 0, 2])
  }

  @Test func `a time of zero has not passed before zero`() throws {
    let curve = try KaplanMeier(patients([0, 1]))
    #expect(curve.tally(before: 0).atRisk == 2)
    #expect(curve.tally(before: 1).censored == 1)
  }

  @Test func `late entries are at risk after their entry`() throws {
    let curve = try KaplanMeier([
      FollowUp(time: 3, isEvent: true, entry: 0), FollowUp(time: 5, isEvent: false, entry: 2),
      FollowUp(time: 6, isEvent: true),
    ])
    #expect([0, 1, 2, 2.5, 4].map { curve.tally(before: $0).entered } == [2, 2, 2, 3, 3])
    #expect([0, 2, 2.5, 4, 5.5].map { curve.tally(before: $0).atRisk } == [2, 2, 3, 2, 1])
  }

  /// At risk, events, competing events and censored are all who entered, at every time, in 200 random
  /// cohorts with ties; without late entries, all patients.
  @Test func `the counts add up`() throws {
    for seed in 0..<200 {
      var random = SplitMix64(state: UInt64(seed))
      let n = 1 + Int(random.next() % 40)
      let times = (0..<n).map { _ in Double(random.next() % 12) }
      let events = (0..<n).map { _ in Int(random.next() % 3) }
      let entries = times.map { $0 > 0 && random.next() % 2 == 0 ? $0 * random.unit() : nil }
      let whole = try KaplanMeier(FollowUp.all(times: times, areEvents: events.map { $0 == 1 }))
      let late = try KaplanMeier(
        zip(zip(times, events), entries).map {
          try FollowUp(time: $0.0, isEvent: $0.1 == 1, entry: $1)
        })
      let competing = try AalenJohansen(
        zip(times, events).map { try CompetingFollowUp(time: $0, event: $1) }, event: 1)
      for time in [0, 0.5, 3, 6, 11, 12, 99] {
        for own in [whole.tally(before: time), competing.tally(before: time)] {
          #expect(own.atRisk + own.events + own.others + own.censored == n)
          #expect(own.entered == n && own.atRisk == times.count { $0 >= time })
        }
        let own = late.tally(before: time)
        #expect(own.atRisk + own.events + own.censored == own.entered)
        let seen = zip(times, entries).count {
          $0 >= time && ($1.map { $0 < time || time == 0 && $0 == 0 } ?? true)
        }
        #expect(own.atRisk == seen)
      }
    }
  }

  /// The curve of follow-up without sorting again is that of the reversed patients.
  @Test func `follow-up read from the curve is that of the reversed patients`() throws {
    for seed in 0..<50 {
      var random = SplitMix64(state: UInt64(seed))
      let own = try (0..<1 + Int(random.next() % 30)).map { _ in
        let time = Double(1 + random.next() % 9)
        let entry = random.next() % 3 == 0 ? time * random.unit() : nil
        return try FollowUp(time: time, isEvent: random.next() % 2 == 0, entry: entry)
      }
      let curve = try KaplanMeier(own, interval: .logLog, level: 0.9)
      let reversed = try KaplanMeier.ofFollowUp(own, interval: .logLog, level: 0.9)
      #expect(curve.ofFollowUp == reversed)
    }
  }
}
