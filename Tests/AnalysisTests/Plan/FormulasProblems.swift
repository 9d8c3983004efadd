/// Plans with the problems that reading them reports: formulas.
let formulasProblems = #"""
  cohort: {file: a.csv}
  population:
    - {keep: if(a > 1, 2, 3), reason: x}
  => p:3:12: error: YAML cut "keep" at a comma; quote it: keep: "if(a > 1, 2, 3)"
  ----
  cohort: {file: a.csv}
  variables: {x: {derive: if(a > 1, 2, 3)}}
  => p:2:25: error: YAML cut "derive" at a comma; quote it: derive: "if(a > 1, 2, 3)"
  ----
  cohort: {file: a.csv}
  variables:
    x: {derive: if(s == "m", 2, 3), label: X}
  => p:3:15: error: YAML cut "derive" at a comma; quote it: derive: 'if(s == "m", 2, 3)'
  ----
  cohort: {file: a.csv}
  population:
    - {keep: stage in ["III", "IV"], reason: x}
  => p:3:21: error: expected "," or "}" here; a text with a comma, bracket, quote, # or : must be quoted: keep: 'stage in ["III", "IV"]'
  ----
  cohort: {file: a.csv}
  population:
    - keep: "a" == b
  => p:3:15: error: expected a key here; check the indentation; a text with a comma, bracket, quote, # or : must be quoted: keep: '"a" == b'
  ----
  cohort: {file: a.csv}
  population:
    - keep: x == "a: b"
  => p:3:18: error: a ":" stands here where no key can be; a text with a comma, bracket, quote, # or : must be quoted: keep: 'x == "a: b"'
  ----
  cohort: {file: a.csv}
  population:
    - keep: x == "a #b"
  => p:3:11: error: YAML cut "keep" at the #, where it begins a comment; quote the whole formula
  ----
  cohort: {file: a.csv}
  population:
    - {keep: x == "a: b"}
  => p:3:19: error: expected "," or "}" here; a text with a comma, bracket, quote, # or : must be quoted: keep: 'x == "a: b"'
  ----
  cohort: {file: a.csv}
  variables: {x: {derive: max(a, 1, 1, 2)}}
  => p:2:32: error: the key "1" stands twice in one mapping; a text with a comma, bracket, quote, # or : must be quoted: derive: "max(a, 1, 1, 2)"
  ----
  cohort: {file: a.csv}
  variables:
    x: {derive: [a], label: b}
  => p:3:15: error: "derive" must be a formula, not [a]
  ----
  cohort: {file: a.csv}
  variables:
    x:
      derive:
  => p:4:5: error: "derive" must be a formula, but nothing is written
  """#
