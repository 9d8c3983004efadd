internal import Figures
internal import FoundationEssentials

/// librsvg's `rsvg-convert`, which makes PNG and PDF of a report's figures.
enum RSVGConvert {
  static let name = "rsvg-convert"

  /// The sentence where it is not installed.
  static let absence =
    "needs the program rsvg-convert, which is not on PATH: install librsvg2-bin (Debian, Ubuntu),"
    + " librsvg2-tools (Fedora) or librsvg (Homebrew), or ask for other formats"

  /// How long one picture may take.
  private static let limit = Duration.seconds(60)

  /// The converter, where the program is on PATH.
  static func converter(
    searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
  ) -> PictureConverter? {
    ExternalProgram.named(name, in: searchPath).map(converter)
  }

  /// The converter by a program.
  static func converter(_ program: ExternalProgram) -> PictureConverter {
    PictureConverter { (svg, format) throws(PictureConverter.Failure) in
      let bytes = try run(program, svg, format)
      guard bytes.starts(with: format.signature) else {
        throw .init("\(program.path) gave no \(format.rawValue)")
      }
      return format == .png ? PNGDensity.adding(to: bytes) : bytes
    }
  }

  /// The clock and the language are taken from it: the same SVG gives the same bytes.
  private static func run(
    _ program: ExternalProgram, _ svg: String, _ format: PictureConverter.Format
  ) throws(PictureConverter.Failure) -> [UInt8] {
    let dpi = String(PictureConverter.resolution)
    let density = format == .png ? ["--dpi-x", dpi, "--dpi-y", dpi] : []
    do throws(ExternalProgram.Failure) {
      return try program.run(
        ["--format", format.rawValue] + density, input: Array(svg.utf8),
        environment: ["SOURCE_DATE_EPOCH": "0", "LC_ALL": "C"], limit: limit)
    } catch {
      throw .init("\(program.path): " + words(error))
    }
  }

  private static func words(_ failure: ExternalProgram.Failure) -> String {
    switch failure {
    case .notRun(let reason): "cannot be run: \(reason)"
    case .timedOut(let limit): "did not end within \(limit.components.seconds) seconds"
    case .failed(let status, let message):
      "ended with status \(status)" + (message.isEmpty ? "" : ": \(message)")
    }
  }
}

extension PictureConverter.Format {
  /// The bytes with which its files begin.
  fileprivate var signature: [UInt8] {
    switch self {
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    case .pdf: Array("%PDF-".utf8)
    }
  }
}

/// The density of a PNG, which cairo leaves out: without it a page shows it at 96 or 72 dpi.
enum PNGDensity {
  /// The signature and the header with its length, name, content and check sum.
  private static let head = 8 + 4 + 4 + 13 + 4

  /// The chunk pHYs of 23,622 pixels per metre, which are 600 per inch (PNG, section 11.3.4.3).
  private static let chunk: [UInt8] =
    [0, 0, 0, 9] + Array("pHYs".utf8) + [0, 0, 0x5C, 0x46, 0, 0, 0x5C, 0x46, 1]
    + [0x14, 0x94, 0x43, 0x41]

  /// The file with the chunk behind its header.
  static func adding(to png: [UInt8]) -> [UInt8] {
    guard png.count > head else { return png }
    return Array(png[..<head]) + chunk + Array(png[head...])
  }
}
