/// Guidelines whose checklists a report fills, as far as it can.
public enum Checklist: String, CaseIterable, Sendable {
  /// Strengthening the Reporting of Observational Studies in Epidemiology, for cohort studies.
  case strobe
  /// Reporting Recommendations for Tumour Marker Prognostic Studies.
  case remark
}
