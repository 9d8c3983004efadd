internal import Cohorts

/// The header of a NIfTI-1 or NIfTI-2 file, checked.
///
/// Source: the headers nifti1.h and nifti2.h of the NIfTI data format working group. Where those
/// leave a choice (which of two matrices, what an offset of none means) it is that of nibabel, with
/// which TotalSegmentator reads and writes.
struct NIfTIHeader: Sendable {
  /// Where the matrix comes from.
  enum Form: String, Sendable {
    case sform, qform, none
  }

  /// 1 or 2.
  let version: Int
  let isBigEndian: Bool
  /// The voxels along the three axes of the array.
  let shape: [Int]
  let type: VoxelType
  /// The lengths of a voxel's sides as the header has them, in mm.
  let pixdim: [Double]
  /// stored · slope + intercept is the value.
  let slope: Double
  let intercept: Double
  /// Where voxels lie.
  let affine: Affine
  let form: Form
  /// The other matrix, where the header declares both.
  let otherAffine: Affine?
  /// Whether the header says that lengths are in mm, m or µm.
  let hasUnit: Bool
  /// Where the voxels begin in the file.
  let dataOffset: Int

  var sliceCount: Int { shape[0] * shape[1] }

  /// The size of a header by its first four bytes, and its byte order; `nil` for something else.
  static func size(of start: [UInt8]) -> (size: Int, isBigEndian: Bool)? {
    for isBigEndian in [false, true] {
      let size = HeaderFields(bytes: start, isBigEndian: isBigEndian).int32(0)
      if size == 348 || size == 540 { return (size, isBigEndian) }
    }
    return nil
  }

  /// Reads and checks a header.
  ///
  /// - Parameters:
  ///   - bytes: 348 or 540 bytes.
  ///   - place: the file.
  init(_ bytes: [UInt8], isBigEndian: Bool, place: Place) throws(Problem) {
    let fields = HeaderFields(bytes: bytes, isBigEndian: isBigEndian)
    self.isBigEndian = isBigEndian
    let isFirst = bytes.count == 348
    version = isFirst ? 1 : 2
    try Self.checkMagic(bytes, isFirst, place)
    shape = try Self.shape(fields, isFirst, place)
    type = try Self.type(fields, isFirst, place)
    (slope, intercept) = try Self.scaling(fields, isFirst, place)
    dataOffset = try Self.dataOffset(fields, isFirst, place)
    let unit = fields.int32(500) & 7
    let code = isFirst ? fields.integer(123, width: 1) & 7 : unit
    hasUnit = 1...3 ~= code
    let scale = code == 1 ? 1000.0 : code == 3 ? 0.001 : 1
    let sides = (0..<4).map { isFirst ? fields.float(76 + 4 * $0) : fields.double(104 + 8 * $0) }
    pixdim = sides[1...].map { abs($0) * scale }
    let forms = Forms(fields, isFirst: isFirst, sides: sides, shape: shape)
    (affine, form) = (forms.chosen.scaled(by: scale), forms.form)
    otherAffine = forms.other?.scaled(by: scale)
    guard affine.isUsable else {
      throw Problem(
        "the header's \(form.rawValue) matrix places no voxel (its volume is 0)", at: place)
    }
  }

  private static func checkMagic(
    _ bytes: [UInt8], _ isFirst: Bool, _ place: Place
  ) throws(Problem) {
    let magic = isFirst ? Array(bytes[344..<348]) : Array(bytes[4..<8])
    let single = Array((isFirst ? "n+1" : "n+2").utf8) + [0]
    if magic == single { return }
    if magic == Array((isFirst ? "ni1" : "ni2").utf8) + [0] {
      throw Problem(
        "a header whose voxels lie in another file (.hdr with .img); only single files are read: "
          + "convert it to .nii", at: place)
    }
    throw Problem("no NIfTI file: the mark n+1 or n+2 is not in its header", at: place)
  }

  private static func shape(
    _ fields: HeaderFields, _ isFirst: Bool, _ place: Place
  ) throws(Problem) -> [Int] {
    let dims = (0..<8).map { isFirst ? fields.int16(40 + 2 * $0) : fields.int64(16 + 8 * $0) }
    guard 3...7 ~= dims[0] else {
      throw Problem("an image of \(dims[0]) dimensions; 3 were expected", at: place)
    }
    let (shape, others) = (Array(dims[1...3]), dims[4...].prefix(dims[0] - 3))
    guard others.allSatisfy({ $0 == 1 || $0 == 0 }) else {
      throw Problem("an image of several time points or components; one was expected", at: place)
    }
    guard shape.allSatisfy({ 1...32767 ~= $0 }) else {
      let text = shape.map(String.init).joined(separator: " × ")
      throw Problem("an image of \(text) voxels, which no scan has", at: place)
    }
    guard shape.reduce(1, *) <= 1 << 31 else {
      throw Problem("an image of more than 2^31 voxels", at: place)
    }
    return shape
  }

  private static func type(
    _ fields: HeaderFields, _ isFirst: Bool, _ place: Place
  ) throws(Problem) -> VoxelType {
    let code = fields.int16(isFirst ? 70 : 12)
    guard let type = VoxelType(rawValue: code) else {
      throw Problem(
        "the voxels are \(VoxelType.foreignName(code)); real numbers were expected", at: place)
    }
    let bits = fields.int16(isFirst ? 72 : 14)
    guard bits == 8 * type.width else {
      throw Problem(
        "the header is damaged: \(bits) bits for a voxel of type \(type.name)", at: place)
    }
    return type
  }

  /// A slope of 0 or none at all means that stored values are the values.
  private static func scaling(
    _ fields: HeaderFields, _ isFirst: Bool, _ place: Place
  ) throws(Problem) -> (Double, Double) {
    let slope = isFirst ? fields.float(112) : fields.double(176)
    let intercept = isFirst ? fields.float(116) : fields.double(184)
    guard slope.isFinite, slope != 0 else { return (1, 0) }
    guard intercept.isFinite else {
      throw Problem("the header is damaged: a slope without an intercept", at: place)
    }
    return (slope, intercept)
  }

  private static func dataOffset(
    _ fields: HeaderFields, _ isFirst: Bool, _ place: Place
  ) throws(Problem) -> Int {
    let stored = isFirst ? fields.float(108) : Double(fields.int64(168))
    let least = isFirst ? 352 : 544
    guard let offset = Int(exactly: stored), offset >= least, offset <= 1 << 30 else {
      throw Problem("the header is damaged: the voxels begin at byte \(stored)", at: place)
    }
    return offset
  }
}

/// The matrices of a header, and which of them holds: the sform where its code is above 0, else the
/// qform, else the sides alone with the first axis to the left (as nibabel).
private struct Forms {
  let chosen: Affine
  let form: NIfTIHeader.Form
  let other: Affine?

  init(_ fields: HeaderFields, isFirst: Bool, sides: [Double], shape: [Int]) {
    let number = { (first: Int, second: Int, place: Int) in
      isFirst ? fields.float(first + 4 * place) : fields.double(second + 8 * place)
    }
    let qCode = isFirst ? fields.int16(252) : fields.int32(344)
    let sCode = isFirst ? fields.int16(254) : fields.int32(348)
    let stored = (0..<3).map { row in
      (0..<4).map { number(280 + 16 * row, 400 + 32 * row, $0) }
    }
    let sform = Affine(rows: stored.map { Array($0[..<3]) }, offset: stored.map { $0[3] })
    let quaternion = (0..<3).map { number(256, 352, $0) }
    let qform = Affine(
      rows: Self.rotation(quaternion, sides: sides), offset: (0..<3).map { number(268, 376, $0) })
    if sCode > 0 {
      (chosen, form, other) = (sform, .sform, qCode > 0 ? qform : nil)
    } else if qCode > 0 {
      (chosen, form, other) = (qform, .qform, nil)
    } else {
      let steps = [-abs(sides[1]), abs(sides[2]), abs(sides[3])]
      chosen = Affine(
        rows: (0..<3).map { row in (0..<3).map { $0 == row ? steps[row] : 0 } },
        offset: (0..<3).map { -steps[$0] * Double(shape[$0] - 1) / 2 })
      (form, other) = (.none, nil)
    }
  }

  /// The rotation of a unit quaternion (a, b, c, d) with a ≥ 0, its columns scaled by the sides; a
  /// negative first entry of pixdim turns the third axis round.
  private static func rotation(_ quaternion: [Double], sides: [Double]) -> [[Double]] {
    let (b, c, d) = (quaternion[0], quaternion[1], quaternion[2])
    let a = max(0, 1 - (b * b + c * c + d * d)).squareRoot()
    let rows = [
      [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
      [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
      [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
    ]
    let steps = [sides[1], sides[2], sides[0] < 0 ? -sides[3] : sides[3]]
    return rows.map { row in (0..<3).map { row[$0] * steps[$0] } }
  }
}
