/// The files of statistical programs that are read through ReadStat, told by their first bytes.
enum StatisticalFormat: Int32, CaseIterable, Sendable {
  /// An SPSS system file, plain or compressed: .sav, .zsav.
  case spss
  /// A Stata file of any version: .dta.
  case stata
  /// A SAS data set: .sas7bdat.
  case sas
  /// A SAS transport file, version 5 or 8: .xpt.
  case transport

  /// The format that a file's first bytes tell; `nil` for any other file.
  init?(head: some Collection<UInt8>) {
    let head = Array(head.prefix(100))
    if head.starts(with: Array("$FL2".utf8)) || head.starts(with: Array("$FL3".utf8)) {
      self = .spss
    } else if head.starts(with: Array("<stata_dta>".utf8)) || Self.isOldStata(head) {
      self = .stata
    } else if head.starts(with: Self.sasSignature) {
      self = .sas
    } else if head.starts(with: Array("HEADER RECORD*******LIB".utf8)) {
      self = .transport
    } else {
      return nil
    }
  }

  /// Before Stata 13 a file begins with its version, its byte order (1 or 2), a 1 and a 0.
  private static func isOldStata(_ head: [UInt8]) -> Bool {
    guard head.count >= 4 else { return false }
    return [104, 105, 108, 110, 111, 112, 113, 114, 115].contains(head[0])
      && (head[1] == 1 || head[1] == 2) && head[2] == 1 && head[3] == 0
  }

  private static let sasSignature: [UInt8] =
    Array(repeating: 0, count: 12) + [
      0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF, 0xBD, 0x92, 0x08, 0x00, 0x09, 0xC7, 0x31,
      0x8C, 0x18, 0x1F, 0x10, 0x11,
    ]

  /// The program's name.
  var program: String {
    switch self {
    case .spss: "SPSS"
    case .stata: "Stata"
    case .sas, .transport: "SAS"
    }
  }

  /// The file in the words of a message.
  var name: String {
    switch self {
    case .spss: "an SPSS file"
    case .stata: "a Stata file"
    case .sas: "a SAS data set"
    case .transport: "a SAS transport file"
    }
  }

  /// Whether the program takes `age` and `AGE` for the same variable.
  var ignoresCase: Bool { self != .stata }
}

extension StatisticalFormat {
  /// Reads a file of this format.
  ///
  /// - Parameters:
  ///   - path: the path to open.
  ///   - name: how messages call the file.
  ///   - progress: who hears how far it is.
  ///   - choose: which columns are wanted.
  func table(
    path: String, name: String, _ declaration: CohortDeclaration,
    _ progress: (any ReadingProgress)? = nil, choose: (Header) -> Set<Int>
  ) throws(Problems) -> RawTable {
    #if READSTAT
      try StatisticalFile(path: path, name: name, self, declaration).table(progress, choose)
    #else
      throw Problems([Problem(ForeignFormat.needsReadStat(self), at: Place(file: name))])
    #endif
  }
}
