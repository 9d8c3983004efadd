/// The program that made a report.
public enum Software {
  /// Its name.
  public static let name = "Reprise"
  /// Its version.
  public static let version = "0.1.0"
}
