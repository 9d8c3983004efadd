/// What makes a picture for print from an SVG: a program or a library that the command found.
public struct PictureConverter: Sendable {
  /// A format for print.
  public enum Format: String, CaseIterable, Sendable {
    /// Pixels, at `PictureConverter.resolution`.
    case png
    /// Lines and text as such.
    case pdf
  }

  /// Why a picture could not be made, in a sentence.
  public struct Failure: Error, Equatable, CustomStringConvertible {
    /// The sentence, without a full stop.
    public let description: String

    /// A failure.
    public init(_ description: String) { self.description = description }
  }

  /// The pixels per inch of print width: what journals ask of line drawings.
  public static let resolution = 600

  private let conversion: @Sendable (String, Format) throws(Failure) -> [UInt8]

  /// A converter that works by a function from an SVG to the bytes of a file.
  public init(_ conversion: @escaping @Sendable (String, Format) throws(Failure) -> [UInt8]) {
    self.conversion = conversion
  }

  /// The bytes of a picture file.
  ///
  /// - Parameters:
  ///   - svg: a whole SVG file, such as `Figure.svg(id:)` gives.
  ///   - format: what to make.
  public func convert(_ svg: String, to format: Format) throws(Failure) -> [UInt8] {
    try conversion(svg, format)
  }
}
