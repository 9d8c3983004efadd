extension MetricsRun {
  /// The quality page.
  public func qualityPage(version: String) -> String { "" }
}
