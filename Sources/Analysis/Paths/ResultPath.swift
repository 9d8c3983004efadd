import Cohorts

/// x
enum ResultPath {
  static func problem(_ path: SourceText) -> String? { nil }
}
