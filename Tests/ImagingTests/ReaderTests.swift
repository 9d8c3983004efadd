import Cohorts
import Foundation
import TestSupport
import Testing

@testable import Imaging

/// What the NIfTI reader takes, and what it refuses in which words.
@Suite struct ReaderTests {
  private static var small: Volume { Volume([4, 3, 5]) { x, y, z in Double(x + 4 * y + 12 * z) } }
  static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private func voxels(_ reader: VolumeReader) throws -> [Double] {
    var all: [Double] = []
    var slice = [Double](repeating: 0, count: reader.header.sliceCount)
    for _ in 0..<reader.header.shape[2] {
      try reader.advance()
      reader.values(into: &slice)
      all += slice
    }
    return all
  }

  /// What is said of a file's bytes when it is read to its end.
  private func complaint(_ bytes: [UInt8]) throws -> String? {
    let folder = try Folder()
    let path = try folder.write(bytes, "a.nii")
    do {
      let reader = try VolumeReader(path: path, name: "a.nii")
      var labels = [UInt8](repeating: 0, count: reader.header.sliceCount)
      for _ in 0..<reader.header.shape[2] {
        try reader.advance()
        try reader.labels(into: &labels)
      }
      _ = try reader.finish()
      return nil
    } catch let error as Problems {
      return error.all.first?.description
    } catch let error as Problem {
      return error.description
    }
  }

  @Test func `values come in the order of the array`() throws {
    let folder = try Folder()
    for type in VoxelType.allCases {
      for isBigEndian in [false, true] {
        for version in [1, 2] {
          let volume = Self.small.with {
            ($0.type, $0.isBigEndian, $0.version) = (type, isBigEndian, version)
          }
          let path = try folder.write(volume.bytes, "\(type)\(isBigEndian)\(version).nii")
          let reader = try VolumeReader(path: path, name: "v")
          #expect(reader.header.shape == [4, 3, 5] && reader.header.type == type)
          #expect(try voxels(reader) == (0..<60).map(Double.init))
        }
      }
    }
  }

  @Test func `negative values and a slope are read`() throws {
    let folder = try Folder()
    for type in [VoxelType.int8, .int16, .int32, .int64, .float32, .float64] {
      var volume = Volume([3, 2, 2]) { x, y, z in Double(x - 2 * y + 3 * z) - 4 }
      volume.type = type
      let path = try folder.write(volume.bytes, "\(type).nii")
      #expect(try voxels(VolumeReader(path: path, name: "v")).min() == -6)
      (volume.slope, volume.intercept) = (0.5, -6)
      let scaled = try folder.write(volume.bytes, "\(type)s.nii")
      #expect(try voxels(VolumeReader(path: scaled, name: "v")).min() == -6)
    }
  }

  @Test func `a slope of NaN or 0 means no scaling`() throws {
    let folder = try Folder()
    for slope in [0, Double.nan] {
      let path = try folder.write(
        Self.small.with { ($0.slope, $0.intercept) = (slope, 7) }.bytes, "v.nii")
      #expect(try voxels(VolumeReader(path: path, name: "v"))[1] == 1)
    }
  }

  @Test func `files that are cut off are refused, wherever the cut is`() throws {
    let bytes = Self.small.with { $0.labels = [1: "spleen"] }.bytes
    #expect(try complaint(bytes) == nil)
    for count in 0..<bytes.count {
      let sentence = try complaint(Array(bytes.prefix(count)))
      #expect(sentence != nil, "\(count)")
      if count > 348 { #expect(sentence?.contains("cut off") == true) }
    }
    #expect(try complaint(bytes + [1, 2, 3]) == nil)
  }

  @Test func `headers that hold nonsense are refused in a sentence`() throws {
    func damaged(_ change: (inout [UInt8]) -> Void) throws -> String {
      var bytes = Self.small.bytes
      change(&bytes)
      return try complaint(bytes) ?? ""
    }
    #expect(try damaged { $0[0] = 7 }.contains("no NIfTI file"))
    #expect(try damaged { $0[344] = 0 }.contains("the mark n+1 or n+2"))
    #expect(
      try damaged { ($0[344], $0[345]) = (UInt8(ascii: "n"), UInt8(ascii: "i")) }
        .contains("another file (.hdr with .img)"))
    #expect(try damaged { $0[40] = 2 }.contains("of 2 dimensions"))
    #expect(try damaged { ($0[40], $0[48]) = (4, 3) }.contains("several time points"))
    #expect(try damaged { $0[42] = 0 }.contains("voxels, which no scan has"))
    #expect(try damaged { ($0[70], $0[72]) = (128, 24) }.contains("the voxels are colours"))
    #expect(try damaged { $0[72] = 16 }.contains("16 bits for a voxel of type uint8"))
    #expect(
      try damaged { $0.replaceSubrange(108..<112, with: [0, 0, 0, 0]) }
        .contains("begin at byte 0"))
    #expect(
      try damaged { $0.replaceSubrange(280..<284, with: [0, 0, 0, 0]) }
        .contains("places no voxel"))
    #expect(
      try damaged { bytes in
        for at in stride(from: 42, to: 48, by: 2) { (bytes[at], bytes[at + 1]) = (0xFF, 0x7F) }
      }.contains("more than 2^31 voxels"))
  }

  @Test func `labels are whole numbers from 0 to 255`() throws {
    for value in [-1.0, 0.5, 256, .nan] {
      var volume = Volume([2, 2, 2]) { x, _, z in x == 1 && z == 1 ? value : 1 }
      volume.type = .float32
      #expect(try complaint(volume.bytes)?.contains("a voxel of slice 2 is") == true)
    }
  }

  @Test func `tables of names are read, and refused where they contradict themselves`() throws {
    func table(_ text: String) throws -> String {
      var volume = Self.small
      volume.labels = [1: text]
      return try complaint(volume.bytes) ?? ""
    }
    #expect(try table("a]]></Label><Label Key=\"1\"><![CDATA[b").contains("twice"))
    #expect(try table("a]]></Label><Label Key=\"2\"><![CDATA[a").contains("twice"))
    #expect(try table("a]]></Label><Label Key=\"300\"><![CDATA[b").contains("1 to 255"))
    #expect(try table("a]]></Label><Label Kez=\"2\"><![CDATA[b").contains("damaged"))
    #expect(
      try table("a]]></Label><Label Key=\"2\">  b  </Label><Label Key=\"3\"><![CDATA[c") == "")
  }

  @Test func `a file that is not there is said so`() {
    #expect(throws: Problems.self) { try VolumeReader(path: "/nowhere/a.nii", name: "a.nii") }
    do { _ = try VolumeReader(path: "/nowhere/a.nii", name: "a.nii") } catch {
      #expect(error.kind == .noInput)
    }
  }

  /// Files that nibabel 5.4.2 and TotalSegmentator 2.18.0 wrote (Fixtures/make.py).
  @Test func `a label file of nibabel is read`() throws {
    let reader = try VolumeReader(
      path: Self.fixtures.appending(path: "labels.nii").path, name: "labels.nii")
    #expect(reader.header.shape == [6, 5, 4] && reader.header.dataOffset > 352)
    #expect(
      reader.labelTable?.names == [29: "vertebrae_L3", 88: "iliopsoas_left", 89: "iliopsoas_right"])
    #expect(reader.header.affine.orientation == "LPS" && reader.header.form == .sform)
    #expect(reader.header.affine.offset == [10, 20, -30.5])
    let expected = (0..<120).map { [0, 29, 88, 89][$0 % 4] }.map(Double.init)
    #expect(try voxels(reader) == expected)
    let second = try VolumeReader(
      path: Self.fixtures.appending(path: "scan_nifti2_big.nii").path, name: "scan")
    #expect(second.header.version == 2 && second.header.isBigEndian)
    #expect(second.header.form == .qform)
    #expect(second.header.affine.distance(to: reader.header.affine) < 1e-6)
    #expect(try voxels(second) == (0..<120).map { Double($0) - 60 })
  }

  @Test func `fuzzed files are read or refused, never a crash`() throws {
    var random = SplitMix64(state: 20_261_126)
    let folder = try Folder()
    let bytes = Self.small.with { $0.labels = [1: "spleen", 5: "liver"] }.bytes
    for round in 0..<600 {
      var damaged = bytes
      for _ in 0...Int.random(in: 0..<6, using: &random) {
        let at = Int.random(in: 0..<min(damaged.count, 520), using: &random)
        damaged[at] = UInt8.random(in: 0...255, using: &random)
      }
      if round % 3 == 0 {
        damaged.removeLast(Int.random(in: 0..<damaged.count, using: &random))
      }
      let path = try folder.write(damaged, "f.nii")
      do {
        let reader = try VolumeReader(path: path, name: "f.nii")
        if reader.header.sliceCount < 1 << 20 { _ = try voxels(reader) }
        _ = (reader.header.affine.axes, reader.header.affine.tilt, reader.header.affine.orientation)
      } catch let error as Problems {
        #expect(error.all.allSatisfy { !$0.sentence.isEmpty })
      } catch let error as Problem {
        #expect(!error.sentence.hasSuffix("."))
      }
    }
  }
}

#if ZLIB
  /// gzip, which only a build with zlib reads.
  @Suite struct GzipTests {
    private func read(_ bytes: [UInt8]) throws -> String {
      let folder = try Folder()
      let path = try folder.write(bytes, "a.nii.gz")
      do {
        let reader = try VolumeReader(path: path, name: "a.nii.gz")
        for _ in 0..<reader.header.shape[2] { try reader.advance() }
        return try reader.finish()
      } catch let error as Problems {
        return error.all.first?.sentence ?? ""
      } catch let error as Problem {
        return error.sentence
      }
    }

    @Test func `compressed files are read, cut and damaged ones refused`() throws {
      let file = ReaderTests.fixtures.appending(path: "labels117.nii.gz")
      let bytes = [UInt8](try Data(contentsOf: file))
      var digest = SHA256()
      digest.update(bytes)
      #expect(try read(bytes) == digest.hexadecimal())
      for count in stride(from: 3, to: bytes.count, by: 37) {
        #expect(try read(Array(bytes.prefix(count))).contains("cut off"), "\(count)")
      }
      var damaged = bytes
      damaged[bytes.count - 6] ^= 0x55
      #expect(try read(damaged).contains("damaged"))
      let reader = try VolumeReader(path: file.path, name: "l")
      #expect(reader.labelTable?.names.count == 117 && reader.header.dataOffset == 13168)
      #expect(reader.labelTable == TaskLabels.total.table)
    }
  }
#else
  /// A build without zlib refuses gzip in one sentence.
  @Suite struct GzipTests {
    @Test func `compressed files are refused with the name of the package`() throws {
      let file = ReaderTests.fixtures.appending(path: "labels117.nii.gz")
      do {
        _ = try VolumeReader(path: file.path, name: "l")
        Issue.record("a compressed file was read")
      } catch {
        #expect(error.all.first?.sentence.contains("zlib1g-dev") == true)
      }
    }
  }
#endif
