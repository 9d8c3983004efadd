import Testing

@testable import Document

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The luminance of `#16181a`, as WCAG 2.2 computes it.
private func luminance(_ hex: Substring) -> Double {
  let value = Int(hex.dropFirst(), radix: 16) ?? 0
  let parts = [16, 8, 0].map { shift -> Double in
    let share = Double(value >> shift & 0xFF) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

private func contrast(_ a: Double, _ b: Double) -> Double {
  (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

/// The colours that a page names in its light and its dark theme, by their order.
private func colours(_ name: String) -> [Substring] {
  let parts = Stylesheet.typeRules.components(before: "--\(name): ")
  return parts.map { $0.prefix(7) }
}

extension String {
  /// What follows each occurrence of a text.
  fileprivate func components(before text: String) -> [Substring] {
    ranges(of: text).map { self[$0.upperBound...] }
  }
}

/// WCAG 2.2, 1.4.11 (lines by 3 to 1) and 1.4.3 (text by 4.5 to 1), on light and on dark paper.
@Test(arguments: [0, 1]) func `curves and text stand out from the paper`(theme: Int) throws {
  let papers = colours("paper")
  try #require(papers.count == 2)
  let paper = luminance(papers[theme])
  for number in 1...7 {
    let own = colours("series-\(number)")
    try #require(own.count == 2)
    #expect(contrast(luminance(own[theme]), paper) >= 3, "series \(number), theme \(theme)")
  }
  for name in ["ink", "quiet", "link"] {
    #expect(contrast(luminance(colours(name)[theme]), paper) >= 4.5, "\(name), theme \(theme)")
  }
}
