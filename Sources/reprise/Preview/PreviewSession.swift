internal import Analysis
internal import Cohorts
internal import Document
internal import Reporting
internal import Synchronization

/// Follows a plan and its data, and renders what they give.
struct PreviewSession {
  /// How long a file may be gone before that is said: editors rename.
  private static let grace = Duration.milliseconds(300)

  private let plan: String
  private let data: String?
  private let start: String
  private var count = 0
  private var state = PreviewState()
  private var seen: [FileStamp?] = []
  /// Whether to look once more, when no write can hide behind a step of the file system's clock.
  private var looksAgain = false
  private var goneSince: ContinuousClock.Instant?
  private let result = RenderBox()
  private(set) var isRendering = false

  /// The page, once there is one.
  var page: [UInt8]? { state.page }
  /// What tells one state of the page from another, also across runs.
  var version: String { state.version }

  /// A preview of a plan; `start` differs from run to run.
  init(plan: String, data: String?, start: String) {
    (self.plan, self.data, self.start) = (plan, data, start)
  }

  /// Renders again where the plan or its data were written; whether there is a new page.
  mutating func follow() -> Bool {
    var isNew = false
    if let done = result.take() {
      isRendering = false
      isNew = done.version != state.version
      state = done
      looksAgain = !done.isSettled
      seen = seen.prefix(1) + (state.cache.path == nil ? [] : [state.cache.stamp])
      if let codebook = state.codebook { seen.append(codebook.stamp) }
    }
    if !isRendering, hasChanged() { render() }
    return isNew
  }

  /// Whether a file is not the one that was read.
  private mutating func hasChanged() -> Bool {
    let now = stamps
    guard now != seen else {
      goneSince = nil
      return looksAgain && !now.contains { $0?.isFresh ?? false }
    }
    guard now.contains(nil), !seen.isEmpty else {
      goneSince = nil
      return true
    }
    let since = goneSince ?? .now
    goneSince = since
    return .now - since > Self.grace
  }

  private var stamps: [FileStamp?] {
    ([plan] + [state.cache.path, state.codebook?.path].compactMap(\.self))
      .map { FileStamp(path: $0) }
  }

  private mutating func render() {
    seen = stamps
    isRendering = true
    count += 1
    let (plan, data, state, box) = (plan, data, state, result)
    let version = "\(start)-\(count)"
    Task.detached { box.put(state.rendered(plan: plan, data: data, version: version)) }
  }
}

/// Where a thread leaves its result for another.
private final class RenderBox: Sendable {
  private let state = Mutex<PreviewState?>(nil)

  func put(_ new: PreviewState) { state.withLock { $0 = new } }

  func take() -> PreviewState? {
    state.withLock { held in
      defer { held = nil }
      return held
    }
  }
}

/// A page with what it was made from.
struct PreviewState: Sendable {
  private(set) var cache = CohortFileCache()
  /// The codebook that was read last, as it was before.
  private(set) var codebook: (path: String, stamp: FileStamp?)?
  private(set) var page: [UInt8]?
  private(set) var version = ""
  /// Whether no write can have hidden behind what was read.
  private(set) var isSettled = false
  private var source: [UInt8] = []
  private var dataDigest = ""
  private var problems: Problems?
  private var report: Document?

  /// The state after reading everything again, with the new version where anything differs.
  func rendered(plan: String, data: String?, version: String) -> PreviewState {
    var next = self
    next.read(plan: plan, data: data, version: version)
    return next
  }

  private mutating func read(plan: String, data: String?, version: String) {
    var read: [UInt8] = []
    let stamp = FileStamp(path: plan)
    isSettled = !isBeingWritten(plan)
    do throws(Problems) {
      read = try bytes(of: plan)
      if page != nil, read == source, problems == nil, isDataKept, isCodebookKept { return }
      let isSame = isCodebookKept
      let last = codebook.map { FileStamp(path: $0.path) } ?? nil
      codebook?.stamp = last
      let opened = try OpenedStudy(plan: read, planFile: plan, dataFile: data, cache: &cache)
      codebook = opened.codebookFile.map { path in
        (path, path == codebook?.path ? last : FileStamp(path: path))
      }
      let digest = opened.cohort.digest
      isSettled = isSettled && cache.isKept
      if page != nil, read == source, problems == nil, digest == dataDigest, isSame { return }
      let document = Report(try opened.results()).document()
      (report, dataDigest, problems) = (document, digest, nil)
      show(document, version)
    } catch {
      if page != nil, read == source, error == problems { return }
      if !isSettled || FileStamp(path: plan) != stamp || isBeingWritten(plan) {
        isSettled = false
        return
      }
      problems = error
      let texts = PreviewProblems(
        error, plan: plan, planText: read, data: cache.path, dataText: Self.text(of: cache.path))
      show(texts.document(over: report), version)
    }
    source = read
  }

  private mutating func show(_ document: Document, _ version: String) {
    self.version = version
    let live = LivePage(version: version, isBroken: problems != nil)
    page = Array(document.html(live: live).utf8)
  }

  /// Whether the data are those that were read, by their stamp.
  private var isDataKept: Bool {
    guard cache.isKept, let path = cache.path else { return false }
    return FileStamp(path: path) == cache.stamp
  }

  /// Whether the codebook is the one that was read, by its stamp.
  private var isCodebookKept: Bool {
    guard let codebook else { return true }
    return FileStamp(path: codebook.path) == codebook.stamp
  }

  /// Whether plan or data were written a moment ago: what is wrong may be that they are half there.
  private func isBeingWritten(_ plan: String) -> Bool {
    [plan, cache.path, codebook?.path].contains {
      $0.flatMap { FileStamp(path: $0) }?.isFresh ?? false
    }
  }

  /// The file's bytes, where they are text, and few enough to look for a line in them.
  private static func text(of path: String?) -> [UInt8] {
    guard let path, let found = try? bytes(of: path), found.count < 64 << 20 else { return [] }
    return found.prefix(4096).contains(0) ? [] : found
  }
}
