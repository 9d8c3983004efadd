internal import CGSL

/// The one door to GSL: turns its abort handler off once, and checks every status.
enum GSL {
  private static let handlerIsOff: Void = {
    unsafe _ = gsl_set_error_handler_off()
  }()

  /// Turns GSL's abort handler off; called before any GSL function.
  static func prepare() { handlerIsOff }

  /// Runs a GSL function and throws on any status but success.
  static func check(_ body: () -> Int32) throws(StatisticsError) {
    prepare()
    let status = body()
    guard status == 0 else { throw .numerical(code: Int(status)) }
  }
}
