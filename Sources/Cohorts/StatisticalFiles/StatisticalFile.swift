#if READSTAT
  /// Reads a file of SPSS, Stata or SAS as the raw table that its CSV would give, and its dictionary.
  ///
  /// The file is parsed twice: for its variables, then for the values of those that are wanted.
  struct StatisticalFile {
    private let path: String
    private let file: String
    private let format: StatisticalFormat
    private let declaration: CohortDeclaration

    /// A file to read.
    ///
    /// - Parameters:
    ///   - path: the path to open.
    ///   - name: how messages call the file.
    init(
      path: String, name: String, _ format: StatisticalFormat, _ declaration: CohortDeclaration
    ) {
      (self.path, file, self.format, self.declaration) = (path, name, format, declaration)
    }

    /// The columns that are chosen among those of the header.
    func table(
      _ progress: (any ReadingProgress)?, _ choose: (Header) -> Set<Int>
    ) throws(Problems) -> RawTable {
      let digest = try StatisticalFileBytes.check(path: path, name: file, format)
      let dictionary = StatisticalDictionary(format, file: file)
      try parse(to: dictionary)
      let header = try dictionary.header()
      let fields = choose(header)
      let rows = StatisticalRows(try dictionary.finish(), file: file, fields, declaration)
      if let progress { rows.report(to: progress, of: dictionary.rows) }
      try parse(to: rows)
      var table = try rows.table(header, digest: digest, expected: dictionary.rows)
      if format == .transport, let encoding = declaration.encoding { table.encoding = encoding }
      return table
    }

    private func parse(to receiver: some ReadStatReceiver) throws(Problems) {
      let parser = ReadStatParser(path: path, format: format, encoding: encoding)
      let message: String?
      do { message = try parser.parse(to: receiver) } catch { throw Problems([error]) }
      guard let message else { return }
      throw Problems([
        Problem(
          "the file begins as \(format.name) does, but is damaged, not complete or of a kind that is "
            + "not read (ReadStat: \(message)); save it again in \(format.program)"
            + (format == .sas ? ", with COMPRESS=NO" : ""), at: Place(file: file))
      ])
    }

    /// A transport file does not tell its encoding; the others do, or have always had one.
    private var encoding: String? {
      guard format == .transport else { return nil }
      return switch declaration.encoding {
      case .windows1252: "WINDOWS-1252"
      case .latin1: "ISO-8859-1"
      case nil, .utf8, .utf16, .utf16LittleEndian, .utf16BigEndian: nil
      }
    }
  }
#endif
