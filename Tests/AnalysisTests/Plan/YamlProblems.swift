/// Plans with the problems that reading them reports: yaml.
let yamlProblems = #"""

  => p: error: the plan is empty
  ----
  # only a comment
  => p: error: the plan is empty
  ----
  just a text
  => p:1:1: error: the plan must be a mapping of keys to values, not "just a text"
  ----
  - a
  => p:1:1: error: the plan must be a mapping of keys to values, not [a]
  ----
  a: [1
  => p:2:1: error: expected "," or "]" here
  ----
  a: "x
  => p:1:4: error: the quote that opens here is not closed
  ----
  a: 'x
  => p:1:4: error: the quote that opens here is not closed
  ----
  cohort:
  \#tfile: a
  => p:2:1: error: a tab cannot indent a line; use spaces
  ----
  a: b: c
  => p:1:5: error: a ":" stands here where no key can be; a text with a comma, bracket, quote, # or : must be quoted: a: "b: c"
  ----
  cohort: {file: a.csv}
    x: 1
  => p:2:3: error: expected a key here; check the indentation
  ----
  analyses:
    - a
   b
  => p:3:2: error: expected a key here; check the indentation
  ----
  a: @x
  => p:1:4: error: a value cannot begin with "@"; quote it; a text with a comma, bracket, quote, # or : must be quoted: a: "@x"
  ----
  a: `x`
  => p:1:4: error: a value cannot begin with "`"; quote it; a text with a comma, bracket, quote, # or : must be quoted: a: "`x`"
  ----
  a: %x
  => p:1:4: error: a value cannot begin with "%"; quote it; a text with a comma, bracket, quote, # or : must be quoted: a: "%x"
  ----
  a: }
  => p:1:4: error: expected a value here; a text with a comma, bracket, quote, # or : must be quoted: a: "}"
  ----
  ---
  a: 1
  ---
  b: 2
  => p:3:1: error: a plan is one document; "---" begins another here
  ----
  cohort: &c {file: a.csv}
  => p:1:9: error: anchors are not part of the plan language; write the value again
  ----
  cohort: {file: a.csv}
  study: *c
  => p:2:8: error: aliases are not part of the plan language; quote the "*"
  ----
  x: &c {file: a.csv}
  cohort: *c
  => p:1:4: error: anchors are not part of the plan language; write the value again
  => p:2:1: error: aliases are not part of the plan language; write the value again
  ----
  cohort:
    <<: {file: a.csv}
  => p:2:3: error: cohort needs "file": the CSV to read
  => p:2:3: error: merge keys are not part of the plan language; write the keys again
  ----
  cohort: !!map {file: a.csv}
  => p:1:9: error: tags are not part of the plan language; every value is its text
  ----
  cohort: {file: !!str "a.csv"}
  => p:1:16: error: tags are not part of the plan language; every value is its text
  ----
  cohort: {file: ! a.csv}
  => p:1:16: error: tags are not part of the plan language; every value is its text
  ----
  cohort: {&k file: a.csv}
  => p:1:10: error: anchors are not part of the plan language; write the value again
  ----
  cohort: {file: a.csv}
  study: {title: a}
  cohort: {file: b.csv}
  => p:3:1: error: the key "cohort" stands twice; the first is at line 1
  ----
  cohort:
    file: a.csv
    'file': b.csv
  => p:3:3: error: the key "file" stands twice; the first is at line 2
  ----
  cohort: {file: a.csv, file: b.csv}
  => p:1:10: error: the key "file" stands twice in one mapping
  ----
  ? [a]
  : 1
  cohort: {file: a.csv}
  => p:1:3: error: a key must be a text, not [a]
  ----
  study: {title: "a\0b"}
  cohort: {file: a.csv}
  => p:1:16: error: a text cannot hold a NUL character
  ----
  study: {title: "\q"}
  cohort: {file: a.csv}
  => p:1:17: error: double quotes do not know this escape; use single quotes
  ----
  cohort:
  - file: a
    x
  => p:4:1: error: expected ":" after a key
  ----
  cohort: {file: a.csv}
  study: {title: A, citation: B, C}
  => p:2:29: error: YAML cut "citation" at a comma; quote it: citation: "B, C"
  ----
  x: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
  => p:1:44: error: nested deeper than 40 levels
  """#
