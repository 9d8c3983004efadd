import Analysis

struct SASScript {
  init(_ results: StudyResults) {}
  var text: String { "" }
}
