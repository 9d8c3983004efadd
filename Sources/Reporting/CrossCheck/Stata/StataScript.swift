import Analysis

struct StataScript {
  init(_ results: StudyResults) {}
  var text: String { "" }
}
