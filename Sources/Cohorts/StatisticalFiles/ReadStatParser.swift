#if READSTAT
  internal import CReadStat

  /// One thing that ReadStat finds in a file, in the order of the file.
  enum ReadStatRecord {
    /// A value of a cell, of a label, or of a missing range.
    enum Value {
      case number(Double)
      case text([UInt8])
      case tagged(UInt8)
      case missing
    }
    /// A variable.
    struct Variable {
      let isText: Bool
      let name: [UInt8]
      let label: [UInt8]
      let format: [UInt8]
      let labelSet: [UInt8]
      let missing: [(low: Value, high: Value)]
    }

    case metadata(rows: Int?)
    case variable(Variable)
    case weight([UInt8])
    case label(set: [UInt8], Value, [UInt8])
    case row
    case cell(column: Int, Value)
  }

  /// Takes what ReadStat finds.
  protocol ReadStatReceiver: AnyObject {
    /// Takes the next record.
    func take(_ record: ReadStatRecord) throws(Problem)
    /// Whether the values of a column are wanted; `nil` for no values of any column.
    var wanted: [Bool]? { get }
  }

  /// ReadStat's parser, which hands a file to a receiver record by record.
  struct ReadStatParser {
    let path: String
    let format: StatisticalFormat
    /// An iconv name for a file that does not tell its encoding.
    let encoding: String?

    /// Parses the file.
    ///
    /// - Throws: what the receiver throws.
    /// - Returns: what ReadStat says is wrong with the file, if anything.
    func parse(to receiver: some ReadStatReceiver) throws(Problem) -> String? {
      guard let parser = unsafe readstat_parser_init() else { return "out of memory" }
      defer { unsafe readstat_parser_free(parser) }
      unsafe readstat_set_metadata_handler(parser, metadataHandler)
      unsafe readstat_set_variable_handler(parser, variableHandler)
      unsafe readstat_set_fweight_handler(parser, weightHandler)
      unsafe readstat_set_value_label_handler(parser, labelHandler)
      if receiver.wanted != nil { unsafe readstat_set_value_handler(parser, valueHandler) }
      let post = ReadStatPost(receiver)
      let code = withExtendedLifetime(post) {
        unsafe run(parser, Unmanaged.passUnretained(post).toOpaque())
      }
      if let problem = post.problem { throw problem }
      guard code != READSTAT_OK else { return nil }
      return unsafe String(decoding: bytes(readstat_error_message(code)), as: UTF8.self)
    }

    private func run(
      _ parser: UnsafeMutablePointer<readstat_parser_t>, _ context: UnsafeMutableRawPointer
    ) -> readstat_error_t {
      guard let encoding else { return unsafe parse(parser, context) }
      return unsafe encoding.withCString { name in
        unsafe readstat_set_file_character_encoding(parser, name)
        return unsafe parse(parser, context)
      }
    }

    private func parse(
      _ parser: UnsafeMutablePointer<readstat_parser_t>, _ context: UnsafeMutableRawPointer
    ) -> readstat_error_t {
      switch format {
      case .spss: unsafe readstat_parse_sav(parser, path, context)
      case .stata: unsafe readstat_parse_dta(parser, path, context)
      case .sas: unsafe readstat_parse_sas7bdat(parser, path, context)
      case .transport: unsafe readstat_parse_xport(parser, path, context)
      }
    }
  }

  /// Where the handlers of C leave what they are given, and what is thrown on the way.
  private final class ReadStatPost {
    let receiver: any ReadStatReceiver
    let wanted: [Bool]?
    private(set) var problem: Problem?
    /// The bytes of a name of value labels, where the file keeps it in a field of its own.
    ///
    /// In a damaged Stata file the field may be full, and ReadStat hands on its bytes without the
    /// zero that ends a text of C.
    var longestLabelSet = Int.max
    private var row: Int32 = -1

    init(_ receiver: any ReadStatReceiver) {
      (self.receiver, wanted) = (receiver, receiver.wanted)
    }

    /// Hands on a record; ReadStat goes on unless it is refused.
    func take(_ record: ReadStatRecord) -> Int32 {
      do throws(Problem) {
        try receiver.take(record)
        return Int32(READSTAT_HANDLER_OK)
      } catch {
        problem = error
        return Int32(READSTAT_HANDLER_ABORT)
      }
    }

    /// Hands on a value, and the beginning of its row.
    func take(_ value: ReadStatRecord.Value, row: Int32, column: Int32) -> Int32 {
      if row != self.row {
        self.row = row
        let code = take(.row)
        if code != Int32(READSTAT_HANDLER_OK) { return code }
      }
      return take(.cell(column: Int(column), value))
    }

    static func of(_ context: UnsafeMutableRawPointer) -> ReadStatPost {
      unsafe Unmanaged<ReadStatPost>.fromOpaque(context).takeUnretainedValue()
    }
  }

  private func metadataHandler(
    _ metadata: UnsafeMutablePointer<readstat_metadata_t>?, _ context: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let metadata = unsafe metadata, let context = unsafe context else { return 0 }
    let rows = unsafe Int(metadata.pointee.row_count)
    unsafe ReadStatPost.of(context).longestLabelSet = lengthOfLabelSets(
      stataVersion: readstat_get_file_format_version(metadata))
    return unsafe ReadStatPost.of(context).take(.metadata(rows: rows < 0 ? nil : rows))
  }

  /// The field of a name of value labels in a Stata file of some version (104 and later; those of
  /// other programs are lower); no limit elsewhere.
  private func lengthOfLabelSets(stataVersion version: Int32) -> Int {
    switch version {
    case ..<104: .max
    case ..<110: 9
    case ..<118: 33
    default: 129
    }
  }

  private func variableHandler(
    _ index: Int32, _ variable: UnsafeMutablePointer<readstat_variable_t>?,
    _ labels: UnsafePointer<CChar>?, _ context: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let variable = unsafe variable, let context = unsafe context else { return 0 }
    var missing: [(low: ReadStatRecord.Value, high: ReadStatRecord.Value)] = []
    let ranges = unsafe readstat_variable_get_missing_ranges_count(variable)
    for range in 0..<max(0, ranges) {
      missing.append(
        unsafe (
          low: value(readstat_variable_get_missing_range_lo(variable, range)),
          high: value(readstat_variable_get_missing_range_hi(variable, range))
        ))
    }
    let post = unsafe ReadStatPost.of(context)
    let found = unsafe ReadStatRecord.Variable(
      isText: readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING,
      name: bytes(readstat_variable_get_name(variable)),
      label: bytes(readstat_variable_get_label(variable)),
      format: bytes(readstat_variable_get_format(variable)),
      labelSet: bytes(labels, atMost: post.longestLabelSet), missing: missing)
    let code = post.take(.variable(found))
    guard code == Int32(READSTAT_HANDLER_OK), let wanted = post.wanted else { return code }
    let isWanted = wanted.indices.contains(Int(index)) && wanted[Int(index)]
    return isWanted ? code : Int32(READSTAT_HANDLER_SKIP_VARIABLE)
  }

  private func weightHandler(
    _ variable: UnsafeMutablePointer<readstat_variable_t>?, _ context: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let variable = unsafe variable, let context = unsafe context else { return 0 }
    let name = unsafe bytes(readstat_variable_get_name(variable))
    return unsafe ReadStatPost.of(context).take(.weight(name))
  }

  private func labelHandler(
    _ set: UnsafePointer<CChar>?, _ code: readstat_value_t, _ label: UnsafePointer<CChar>?,
    _ context: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let context = unsafe context else { return 0 }
    return unsafe ReadStatPost.of(context).take(.label(set: bytes(set), value(code), bytes(label)))
  }

  private func valueHandler(
    _ row: Int32, _ variable: UnsafeMutablePointer<readstat_variable_t>?,
    _ cell: readstat_value_t, _ context: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let variable = unsafe variable, let context = unsafe context else { return 0 }
    return unsafe ReadStatPost.of(context).take(
      value(cell), row: row, column: readstat_variable_get_index(variable))
  }

  private func value(_ value: readstat_value_t) -> ReadStatRecord.Value {
    if unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
      return unsafe .text(bytes(readstat_string_value(value)))
    }
    if unsafe readstat_value_is_tagged_missing(value) != 0 {
      return unsafe .tagged(UInt8(bitPattern: readstat_value_tag(value)))
    }
    if unsafe readstat_value_is_system_missing(value) != 0 { return .missing }
    let number = unsafe readstat_double_value(value)
    return number.isNaN ? .missing : .number(number)
  }

  /// The bytes of a text of C; none where there is none.
  private func bytes(_ text: UnsafePointer<CChar>?, atMost most: Int = .max) -> [UInt8] {
    guard let text = unsafe text else { return [] }
    let count = unsafe strnlen(text, most)
    return unsafe UnsafeRawBufferPointer(start: text, count: count).map { $0 }
  }
#endif
