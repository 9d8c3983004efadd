/// The plan of PRODUCT.md, character by character.
let examplePlan = #"""
  study:
    title: Imaging-based prognostic factors before thermal ablation
    citation: doi 10.2478/raon-2026-0011
  cohort:
    file: cohort.csv            # relative to this file
    id: patient_id              # duplicates are errors
    delimiter: auto             # , ; tab |
    decimal: "."                # "," for European files
    encoding: utf-8             # utf-8 (BOM accepted) | windows-1252 | utf-16
    missing: ["", NA, n/a]      # codes read as missing everywhere; a variable may add its own (missing: [999])
    synthetic: "made to match the published aggregates"   # only where true: the first line of every output says so
    weight: n                   # optional: a row stands for n patients
  population:                   # applied in order; each step is counted for the flow diagram
    - {keep: 'treatment == "thermal"', reason: Other treatment}
  variables:
    age:    {label: Age, unit: years, range: [18, 110]}
    sex:    {label: Sex, type: categorical, levels: {f: Female, m: Male}}   # declared order; the first is the reference
    height: {label: Height, unit: cm, range: [120, 220]}
    psoas:  {label: Psoas volume, unit: cm3}
    pmvi:   {label: Psoas muscle volume index, unit: cm3/m3, derive: "psoas / height^3"}   # units are checked and converted (cm → m)
    tbs:    {label: Tumor burden score, derive: "sqrt(diameter_cm^2 + lesions^2)"}   # columns without a unit are bare numbers
    low_pmvi: {label: PMVI, cut: pmvi, at: [100], labels: [Low, High]}      # [−∞,100) Low, [100,∞) High
    male:   {column: sex, type: categorical, levels: [m, f]}                # a second reading of the same column
  outcomes:
    os:  {label: Overall survival, time: os_months, event: "died == 1", unit: months}     # or from: / to: dates
    rec: {label: Recurrence, time: rec_months, status: rec_status, event: {1: Recurrence, 2: Death}, unit: months}   # competing risks; other codes are censored
    alive_1y: {label: 1-year survival, survival: os, at: 12, levels: [Survivors, Non-survivors]}   # event-free first
  conventions: r                # r | sas | spss | stata, or {preset: r, quantile_type: 2, ...}
  analyses:
    - id: table1
      summarize: [age, sex, tbs]
      by: alive_1y
    - id: table2
      title: Imaging metrics by 1-year survival
      compare: [pmvi, pmi, l1_hu, tbs]
      by: alive_1y
      test: student_t
      adjust: holm
      published: {pmvi.Survivors.mean: "113.3", pmvi.Non-survivors.mean: "101.3", pmvi.p.value: "0.048"}
    - id: fig1
      roc: [pmvi, pmi]
      outcome: alive_1y
      positive: Non-survivors   # required
      direction: lower          # required: which way points to the positive class; auto must be asked for and is reported
    - id: fig2
      kaplan_meier: os
      by: low_pmvi
      at: [12, 36, 60]
    - id: table3
      cox: os
      univariable: [age, sex, pmvi, tbs]
      multivariable: [age, pmvi, tbs]
    - prose: "PMVI was higher in survivors ({table2.pmvi.Survivors.mean} vs {table2.pmvi.Non-survivors.mean}; p = {table2.pmvi.p.value})."
  report:
    style: default              # default | jama | nejm | lancet | radiology | apa

  """#
