/// Plans with the problems that reading them reports: sections.
let sectionsProblems = #"""
  study: {title: a}
  => p:1:1: error: the plan needs "cohort": with file: the CSV to read
  ----
  cohort: a.csv
  => p:1:9: error: cohort must be a mapping of keys to values, not "a.csv"
  ----
  cohort: {id: a}
  => p:1:9: error: cohort needs "file": the CSV to read
  ----
  cohort: {file: a.csv}
  studdy: {title: a}
  => p:2:1: error: unknown key "studdy" in the plan; did you mean "study"?
  ----
  cohort: {file: a.csv}
  study: {titel: a}
  => p:2:9: error: unknown key "titel" in study; did you mean "title"?
  ----
  cohort: {file: a.csv}
  study: {title: [a]}
  => p:2:16: error: "title" must be a text, not [a]
  ----
  cohort: {file: a.csv}
  study: {title: }
  => p:2:9: error: "title" must be a text, but nothing is written
  ----
  cohort: {file: a.csv}
  zzz: 1
  => p:2:1: error: unknown key "zzz" in the plan; expected study, cohort, population, variables, outcomes, conventions, analyses, waivers, report
  ----
  cohort: {file: a.csv}
  study: a
  => p:2:8: error: study must be a mapping of keys to values, not "a"
  ----
  cohort: {file: ../a.csv}
  => p:1:16: error: "file" may not leave the plan's folder, as "../a.csv" does; use --data for a cohort elsewhere
  ----
  cohort: {file: /a.csv}
  => p:1:16: error: "file" may not leave the plan's folder, as "/a.csv" does; use --data for a cohort elsewhere
  ----
  cohort: {file: x/../../a.csv}
  => p:1:16: error: "file" may not leave the plan's folder, as "x/../../a.csv" does; use --data for a cohort elsewhere
  ----
  cohort: {file: ""}
  => p:1:17: error: "file" names no file
  ----
  cohort: {file: a.csv, delimiter: x}
  => p:1:34: error: "delimiter" must be auto, ",", ";", tab or "|", in quotes, not "x"
  ----
  cohort:
    file: a.csv
    delimiter: |
  => p:3:14: error: "delimiter" must be auto, ",", ";", tab or "|", in quotes, not ""
  ----
  cohort: {file: a.csv, decimal: x}
  => p:1:32: error: "decimal" must be ".", "," or auto, not "x"
  ----
  cohort: {file: a.csv, thousands: x}
  => p:1:34: error: "thousands" must be one of none, ",", ".", space, "'", not "x"
  ----
  cohort: {file: a.csv, thousands: "."}
  => p:1:23: error: "thousands" and "decimal" cannot both be "."
  ----
  cohort: {file: a.csv, thousands: ",", decimal: auto}
  => p:1:23: error: "thousands" needs the decimal mark to be declared, not auto
  ----
  cohort: {file: a.csv, date_format: american}
  => p:1:36: error: "date_format" must be one of iso, german, us, uk, date9, excel, excel_1904, not "american"
  ----
  cohort: {file: a.csv, date_format: [us, uk]}
  => p:1:36: error: "date_format" cannot hold both us and uk, which read the same text as different days
  ----
  cohort: {file: a.csv, encoding: utf8}
  => p:1:33: error: "encoding" must be one of utf-8, windows-1252, iso-8859-1, utf-16, utf-16le, utf-16be, not "utf8"; did you mean "utf-8"?
  ----
  cohort: {file: a.csv, synthetic: yes}
  => p:1:34: error: "synthetic" must be the words that say what the cohort was made to match, not "yes"
  ----
  cohort: {file: a.csv, delimiter: ",", decimal: ","}
  => p:1:23: error: "delimiter" and "decimal" cannot both be ","
  ----
  cohort: {file: a.csv}
  population: {keep: a}
  => p:2:13: error: "population" must be a list of {keep: …, reason: …}, not a mapping
  ----
  cohort: {file: a.csv}
  population: [a]
  => p:2:14: error: a population step must be a mapping of keys to values, not "a"
  ----
  cohort: {file: a.csv}
  population: [{reason: a}]
  => p:2:14: error: a population step needs "keep": the condition to stay
  ----
  cohort: {file: a.csv}
  conventions: R
  => p:2:14: error: "conventions" must be one of r, sas, spss, stata, not "R"; did you mean "r"?
  ----
  cohort: {file: a.csv}
  conventions: {preset: sass}
  => p:2:23: error: "preset" must be one of r, sas, spss, stata, not "sass"; did you mean "sas"?
  ----
  cohort: {file: a.csv}
  conventions: {quantile_type: 10}
  => p:2:30: error: "quantile_type" must be a whole number from 1 to 9, not "10"
  ----
  cohort: {file: a.csv}
  conventions: {quantile_typ: 7}
  => p:2:15: error: unknown key "quantile_typ" in conventions; did you mean "quantile_type"?
  ----
  cohort: {file: a.csv}
  conventions: {mann_whitney: exakt, ties: Efron, cmh_correction: maybe}
  => p:2:29: error: "mann_whitney" must be one of exact_if_small, normal_corrected, normal, not "exakt"
  => p:2:42: error: "ties" must be one of efron, breslow, not "Efron"; did you mean "efron"?
  => p:2:65: error: "cmh_correction" must be yes or no, not "maybe"
  ----
  cohort: {file: a.csv}
  report: {style: bmj}
  => p:2:17: error: "style" must be one of default, jama, nejm, lancet, radiology, apa, not "bmj"
  ----
  cohort: {file: a.csv}
  report: {styl: jama}
  => p:2:10: error: unknown key "styl" in report; did you mean "style"?
  ----
  cohort: {file: a.csv}
  analyses: {a: b}
  => p:2:11: error: "analyses" must be a list of analyses, each after "- ", not a mapping
  ----
  cohort: {file: a.csv}
  study: {design: random}
  => p:2:17: error: "design" must be one of cohort, randomised, case_control, cross_sectional, not "random"; did you mean "randomised"?
  ----
  cohort: {file: a.csv}
  study: {design: randomised}
  => p:2:8: error: study needs "arm": the variable that holds the arms, since it was randomised
  ----
  cohort: {file: a.csv}
  study: {design: cohort, arm: a}
  variables: {a: {type: categorical}}
  => p:2:30: error: "arm" needs "design: randomised"
  ----
  cohort: {file: a.csv}
  study: {design: randomized, arm: trial}
  variables: {trail: {type: categorical}}
  => p:2:34: error: "arm" must be a variable, not "trial"; did you mean "trail"?
  ----
  cohort: {file: a.csv}
  waivers: {check: one-sided}
  => p:2:10: error: "waivers" must be a list of {check: …, analysis: …, reason: …}, not a mapping
  ----
  cohort: {file: a.csv}
  waivers: [{check: one-sided}, {reason: a}, {check: one-sided, reason: "  "}]
  => p:2:11: error: a waiver needs "reason": why the check does not matter here
  => p:2:31: error: a waiver needs "check": the code of the check
  => p:2:72: error: "reason" must be why the check does not matter here, not "  "
  ----
  cohort: {file: a.csv}
  waivers: [{check: one_sided, reason: a, because: b}]
  => p:2:19: error: "check" must be one of landmark-censored, cutpoint-tested, threshold-optimistic, median-split, roc-direction-auto, events-per-variable, univariable-screening, proportional-hazards, proportional-hazards-unchecked, skewed-mean-sd, expected-counts, multiplicity, one-sided, immortal-time, competing-risk-ignored, few-at-risk, baseline-p-randomised, unused-waiver, not "one_sided"; did you mean "one-sided"?
  => p:2:41: error: unknown key "because" in a waiver; expected check, analysis, reason
  ----
  cohort: {file: a.csv}
  analyses: [{id: table1, summarize: a}]
  waivers: [{check: one-sided, analysis: [table1, table2], reason: a}, {check: unused-waiver, reason: a}]
  => p:3:49: error: there is no analysis "table2"; did you mean "table1"?
  => p:3:78: error: "check" must be a check of the analyses, not "unused-waiver"; take the waiver away
  """#
