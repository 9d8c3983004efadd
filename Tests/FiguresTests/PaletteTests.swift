#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

import Testing

@testable import Figures

/// A colour as linear light: red, green and blue from 0 to 1.
private struct Light {
  var red: Double
  var green: Double
  var blue: Double

  init(_ red: Double, _ green: Double, _ blue: Double) {
    (self.red, self.green, self.blue) = (red, green, blue)
  }

  /// `#0072B2`; sRGB (IEC 61966-2-1).
  init(hex: String) {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let share = Double(value >> shift & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    self.init(parts[0], parts[1], parts[2])
  }

  var luminance: Double { 0.2126 * red + 0.7152 * green + 0.0722 * blue }

  /// WCAG 2.2's contrast ratio.
  func contrast(with other: Light) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  func seen(by matrix: [[Double]]) -> Light {
    let rows = matrix.map { row in
      min(max(row[0] * red + row[1] * green + row[2] * blue, 0), 1)
    }
    return Light(rows[0], rows[1], rows[2])
  }

  /// CIE 1976 L*a*b* under D65.
  var lab: [Double] {
    func root(_ t: Double) -> Double { t > 0.008856 ? cbrt(t) : 7.787 * t + 16 / 116 }
    let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    let y = root(luminance)
    let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  func distance(to other: Light) -> Double {
    zip(lab, other.lab).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }
}

@Suite struct PaletteTests {
  /// Dichromats as in Machado, Oliveira and Fernandes 2009, doi 10.1109/TVCG.2009.113, severity 1.
  private static let eyes: [String: [[Double]]] = [
    "all cones": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "deuteranopia": [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    "protanopia": [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
  ]
  private static let lights = Palette.series.map { Light(hex: $0.colour) }

  @Test func `no two of many curves are drawn alike`() {
    let entries = (0..<49).map(Palette.entry)
    for (index, entry) in entries.enumerated() {
      #expect(!entries.dropFirst(index + 1).contains(entry))
    }
    #expect((0..<7).map(Palette.entry) == Palette.series)
  }

  /// WCAG 2.2, 1.4.11: graphical objects stand out by 3 to 1.
  @Test func `every curve stands out from white paper`() {
    for (entry, light) in zip(Palette.series, Self.lights) {
      #expect(light.contrast(with: Light(1, 1, 1)) >= 3, "\(entry.colour)")
    }
  }

  /// Two colours differ by more than 10 in L*a*b*, where about 2 is just seen.
  ///
  /// The first four, which are drawn together most, differ by more than 15. The sixth has its dashes
  /// alone beside the second, and in grey all have.
  @Test func `curves are told apart without red or green, and by their dashes in grey`() {
    for (name, matrix) in Self.eyes {
      let seen = Self.lights.map { $0.seen(by: matrix) }
      for a in seen.indices {
        for b in seen.indices where b < a && !(a == 5 && b == 1) {
          let least = a < 4 ? 15.0 : 10
          #expect(seen[a].distance(to: seen[b]) > least, "\(a + 1) and \(b + 1), \(name)")
        }
      }
    }
    #expect(Set(Palette.series.map(\.dash)).count == Palette.series.count)
    // Text and axes on white paper: 4.5 to 1.
    for ink in [Ink.ink, .quiet] {
      #expect(Light(hex: Palette.colour(ink)).contrast(with: Light(1, 1, 1)) >= 4.5)
    }
  }
}
