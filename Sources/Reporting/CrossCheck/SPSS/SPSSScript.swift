import Analysis

struct SPSSScript {
  init(_ results: StudyResults) {}
  var text: String { "" }
}
