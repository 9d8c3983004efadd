/// Plans with the problems that reading them reports: analyses.
let analysesProblems = #"""
  cohort: {file: a.csv}
  analyses:
    - {id: a}
  => p:3:5: error: an analysis needs a verb: summarize, compare, cross_tabulate, correlate, roc, kaplan_meier, cumulative_incidence, cox, logistic, linear, cutpoint, agreement, stack, merge, prose
  ----
  cohort: {file: a.csv}
  analyses:
    - {sumarize: a}
  => p:3:5: error: an analysis needs a verb: did you mean "summarize"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, compare: b}
  => p:3:20: error: an analysis has one verb: "compare" begins another, after "summarize"
  ----
  cohort: {file: a.csv}
  analyses:
    - a
  => p:3:5: error: an analysis must be a verb with its subject, not "a"
  ----
  cohort: {file: a.csv}
  analyses:
    - {id: a.b, summarize: a}
  => p:3:10: error: "id" must be letters, digits, _ and -, not "a.b"
  ----
  cohort: {file: a.csv}
  analyses:
    - {id: x, summarize: a}
    - {id: x, summarize: b}
  => p:4:10: error: the id "x" stands twice
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: [a, a]}
  => p:3:21: error: "a" stands twice in "summarize"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: []}
  => p:3:17: error: "summarize" must be a name, or a list of names, not []
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: }
  => p:3:6: error: "summarize" must be a name, or a list, but nothing is written
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: Height (cm)}
  => p:3:17: error: "summarize" must be a name (letters, digits, _ and .), not "Height (cm)"; name the column under variables, with column: "Height (cm)"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, confidence: 95}
  => p:3:32: error: "confidence" must be a number between 0 and 1, such as 0.95, not "95"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, confidence: 0.95%}
  => p:3:32: error: "confidence" must be a number, not "0.95%"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, alternative: two-sided}
  => p:3:33: error: "alternative" must be one of two.sided, less, greater, not "two-sided"; did you mean "two.sided"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, adjust: bh}
  => p:3:28: error: "adjust" must be one of none, bonferroni, holm, hochberg, hommel, BH, BY, not "bh"; did you mean "BH"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, purpose: main}
  => p:3:29: error: "purpose" must be one of primary, secondary, exploratory, not "main"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, zero_cells: none}
  => p:3:20: error: "zero_cells" is not an option of summarize, but of cross_tabulate
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, direction: higher}
  => p:3:20: error: "direction" is not an option of summarize, but of roc
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, overal: true}
  => p:3:20: error: unknown key "overal" in summarize; did you mean "overall"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, published: [1]}
  => p:3:31: error: "published" must be a mapping of paths to printed numbers, not [1]
  ----
  cohort: {file: a.csv}
  analyses:
    - summarize: a
      published: {a..mean: 1, a.'b.mean: 2, x: {source: y}, z: }
  => p:4:19: error: the path "a..mean" has an empty part
  => p:4:31: error: the path "a.'b.mean" has a quote that does not end its part
  => p:4:46: error: published.x needs "value": the number as printed
  => p:4:62: error: "published.z" must be the number as printed, or {value, source, differs}, but nothing is written
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, conventions: {preset: x}}
  => p:3:42: error: "preset" must be one of r, sas, spss, stata, not "x"
  """#
