internal import CMachine

/// Memory that was freed.
enum FreedMemory {
  /// Gives what was freed back to the system, where the C library would keep it for each thread that
  /// parsed.
  static func giveBack() { reprise_give_back() }
}
