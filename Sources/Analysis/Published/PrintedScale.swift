extension Finding {
  /// 100 where a proportion was printed as a percentage: always for the levels of a table.
  public func scale(beside printed: PrintedNumber) -> Double {
    let isShare = context == "categorical" && ["p", "conf.low", "conf.high"].contains(statistic)
    return isShare || printed.isPercent ? 100 : 1
  }
}
