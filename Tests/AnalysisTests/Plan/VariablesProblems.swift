/// Plans with the problems that reading them reports: variables.
let variablesProblems = #"""
  cohort: {file: a.csv}
  variables:
    Height (cm): {unit: cm}
  => p:3:3: error: "Height (cm)" cannot be a name (letters, digits, _ and .); choose one, with column: "Height (cm)"
  ----
  cohort: {file: a.csv}
  variables:
    a: {detection: third}
  => p:3:18: error: "detection" must be one of half, sqrt2, limit, zero, missing, not "third"
  ----
  cohort: {file: a.csv}
  variables:
    a: {detection: {above: half}}
  => p:3:26: error: "above" must be one of limit, missing, not "half"
  ----
  cohort: {file: a.csv}
  variables:
    a: {detection: {}}
  => p:3:18: error: "detection" must be below: and above:, with what values become, not a mapping
  ----
  cohort: {file: a.csv}
  variables:
    a: {type: categorical, detection: half}
  => p:3:26: error: "detection" is for a variable that is continuous, and this one is categorical
  ----
  cohort: {file: a.csv}
  variables:
    a: {derive: b + 1, thousands: ","}
  => p:3:22: error: "thousands" is for a column of the file
  ----
  cohort: {file: a.csv}
  variables:
    a: {thousands: "."}
  => p:3:7: error: "thousands" and "decimal" cannot both be "."
  ----
  cohort: {file: a.csv}
  variables:
    a: {type: continuous, date_format: us}
  => p:3:25: error: "date_format" is for a variable that is date, and this one is continuous
  ----
  cohort: {file: a.csv}
  variables:
    12: {unit: cm}
  => p:3:3: error: "12" cannot be a name (letters, digits, _ and .); choose one, with column: "12"
  ----
  cohort: {file: a.csv}
  variables:
    and: {unit: cm}
  => p:3:3: error: "and" cannot be a name (letters, digits, _ and .); choose one, with column: "and"
  ----
  cohort: {file: a.csv}
  variables:
    x: {lable: X}
  => p:3:7: error: unknown key "lable" in variable "x"; did you mean "label"?
  ----
  cohort: {file: a.csv}
  variables:
    x: {type: number}
  => p:3:13: error: "type" must be one of continuous, integer, categorical, date, text, not "number"
  ----
  cohort: {file: a.csv}
  variables:
    x: {levels: [a, b, a]}
  => p:3:15: error: "levels" holds the code "a" twice
  ----
  cohort: {file: a.csv}
  variables:
    x: {levels: {a: A, b: A}}
  => p:3:15: error: "levels" holds the label "A" twice
  ----
  cohort: {file: a.csv}
  variables:
    x: {levels: []}
  => p:3:15: error: "levels" must be a list of codes, or a mapping of codes to labels, not []
  ----
  cohort: {file: a.csv}
  variables:
    x: {levels: [a], type: continuous}
  => p:3:20: error: a variable with "levels" is categorical, not continuous
  ----
  cohort: {file: a.csv}
  variables:
    x: {range: [5, 1]}
  => p:3:14: error: "range" must be two ascending numbers [low, high], not [5, 1]
  ----
  cohort: {file: a.csv}
  variables:
    x: {range: 5}
  => p:3:14: error: "range" must be two ascending numbers [low, high], not "5"
  ----
  cohort: {file: a.csv}
  variables:
    x: {range: [a, 1]}
  => p:3:15: error: "range" must be a number, not "a"
  ----
  cohort: {file: a.csv}
  variables:
    x: {type: text, range: [0, 1]}
  => p:3:19: error: "range" is for numbers, and the variable is text
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y}
  => p:3:12: error: "cut" needs "at": median, tertiles, quartiles or ascending numbers
  ----
  cohort: {file: a.csv}
  variables:
    x: {at: 5}
  => p:3:7: error: "at" needs "cut": the variable to cut
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: [5, 5]}
  => p:3:19: error: "at" must be median, tertiles, quartiles or ascending numbers, not [5, 5]
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: medain}
  => p:3:19: error: "at" must be median, tertiles, quartiles or ascending numbers, not "medain"
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: 5, labels: [a]}
  => p:3:22: error: "labels" must name the 2 levels that the cut makes, not 1
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: median, labels: [a, a]}
  => p:3:27: error: "labels" must differ from each other
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: 5, derive: z}
  => p:3:7: error: variable "x" has both "derive" and "cut"; only one can give its values
  ----
  cohort: {file: a.csv}
  variables:
    x: {column: a, derive: z}
  => p:3:18: error: variable "x" has both "column" and "derive"; only one can give its values
  ----
  cohort: {file: a.csv}
  variables:
    x: {digits: 1.5}
  => p:3:15: error: "digits" must be a whole number, not "1.5"
  ----
  cohort: {file: a.csv}
  variables:
    x: {digits: 99}
  => p:3:15: error: "digits" must be a whole number from 0 to 15, not "99"
  ----
  cohort: {file: a.csv}
  variables:
    x: {levels: [a, b], reference: c}
  => p:3:34: error: "reference" must be a level of "x" (a, b), not "c"
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: 5, labels: [a, b], show: c}
  => p:3:44: error: "show" must be a level of "x" (a, b), not "c"
  ----
  cohort: {file: a.csv}
  variables:
    x: {cut: y, at: 5, levels: [a, b]}
  => p:3:22: error: a variable with "cut" names its levels by "labels"
  ----
  cohort: {file: a.csv}
  variables:
    x: 5
  => p:3:6: error: variable "x" must be a mapping of keys to values, not "5"
  ----
  cohort: {file: a.csv}
  variables:
    x: {distribution: normal}
  => p:3:21: error: "distribution" must be one of symmetric, skewed, not "normal"
  ----
  cohort: {file: a.csv}
  variables: [a]
  => p:2:12: error: "variables" must be a mapping of names to variables, not [a]
  """#
