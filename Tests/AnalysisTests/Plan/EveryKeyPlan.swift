/// A plan that uses every key of every section and every option of every verb.
let everyKeyPlan = #"""
  study: {title: "Every key: a plan", citation: "doi 10.1/x # not a comment", design: randomised, arm: sex}
  cohort:
    file: data/cohort.csv
    id: Patient ID
    delimiter: ";"
    decimal: ","
    thousands: "."
    date_format: [german, us]
    encoding: windows-1252
    missing: ["", NA, ".", no, 012]
    synthetic: "made to match 'Table 1' of the paper"
    weight: n
  population:
    - {keep: 'treatment == "thermal"', reason: Other treatment}
    - keep: age >= 18   # adults
      reason: "Under 18: too young"
    - keep: not is_missing(sex)
  variables:
    age: {label: Age, unit: years, type: integer, range: [18, 110], digits: 1, missing: [999, 888]}
    sex: {label: Sex, type: categorical, levels: {f: Female, m: Male}, reference: Male, show: Female}
    stage: {levels: [I, II, III, no], abbreviation: St.}
    height: {column: "Height (cm)", unit: cm}
    day0: {type: date, date_format: iso}
    comment: {type: text}
    crp: {distribution: skewed}
    pmvi: {derive: "if(a > 1, psoas / height^3, 0)", unit: cm3/m3}
    low: {cut: pmvi, at: [50.5, 100], labels: [Low, Mid, High]}
    half: {cut: pmvi, at: median}
    third: {cut: pmvi, at: tertiles, labels: [a, b, c]}
    fourth: {cut: pmvi, at: quartiles}
    plain:
    il6: {thousands: space, detection: {below: sqrt2, above: limit}}
    tnf: {thousands: none, detection: half}
  outcomes:
    os: {label: Overall survival, time: os_months, event: "died == 1", unit: months}
    dfs: {from: day0, to: last, event: "relapse in [1, 2]", unit: days}
    rec: {time: rec_months, status: rec_status, event: {1: Recurrence, 2: Death}}
    any: {time: rec_months, status: rec_status, event: 1}
    alive: {label: 1-year survival, survival: os, at: 12, levels: [Survivors, Non-survivors]}
    later: {survival: os, at: 36.5, unit: months}
  conventions:
    preset: sas
    two_group_t: welch
    quantile_type: 6
    continuity_correction: yes
    mcnemar_correction: true
    cmh_correction: yes
    mann_whitney: normal
    signed_rank: exact_if_small
    fisher_odds_ratio: conditional
    km_interval: plain
    km_median: first
    past_last_time: carried
    ties: efron
    logistic_interval: profile
    moments: type1_not_excess
  analyses:
    - id: table1
      title: "Baseline: characteristics"
      note: A note
      purpose: primary
      summarize: [age, sex, {Blood: crp}]
      by: [alive, low]
      where: age > 20
      overall: last
      interval: clopper_pearson
      statistic: {continuous: ["{mean} ({sd})", {Range: "{min}-{max}"}], categorical: "{n} ({p}%)", crp: "{{{median}}}", missing: {Unknown: "{N_miss}"}}
      digits: {age: 2, crp: {mean: 3}, p: 2}
      percent: row
      denominator: all
      missing: no
      test: {age: [welch_t, mann_whitney], sex: none, crp: auto}
      difference: yes
      smd: true
      conventions: stata
    - summarize: crp
      by: low
      overall: no
      statistic: "{median} ({p25}, {p75})"
      digits: 3
      missing: always
      test: kruskal_wallis
    - id: table2
      compare: [age, [before, after]]
      by: alive
      test: [tost, student_t]
      effect: [cohens_d, hodges_lehmann]
      exact: true
      correction: no
      mu: -1.5e-3
      bounds: [-2, 2]
      variance: unequal
      plot: box
      confidence: 0.90
      alternative: less
      adjust: BH
      sentences: yes
      fragility: yes
      published:
        age.Survivors.mean: "113.30"
        age.p.value: {value: "0.048", source: "Moos 2026, Table 2", differs: longer follow-up}
      conventions: {quantile_type: 2, ties: breslow}
    - compare: age
      summaries: [{label: A, n: 40, mean: 113.3, sd: 20.1}, {label: B, n: 48, mean: 101.3, sd: 25}]
      purpose: exploratory
    - cross_tabulate: sex
      by: stage
      test: [cochran_armitage, chi_squared]
      strata: low
      event: Male
      percent: row
      effect: [risk_difference, risk_ratio, odds_ratio, cramers_v, number_needed_to_treat, smd]
      interval: wald
      zero_cells: haldane
      exact: false
      correction: true
      scores: [0, 1, 2.5, 4]
      replicates: 2000
      seed: 7
    - correlate: [age, pmvi]
      with: crp
      method: kendall
      exact: true
    - id: fig1
      roc: [pmvi, age]
      outcome: alive
      positive: Non-survivors
      direction: {pmvi: lower, age: higher}
      tolerance: 0.001
      interval: bootstrap
      replicates: 500
      seed: 42
      difference: delong
      threshold: [youden, closest_topleft, 0.5]
      partial: {specificity: [0.9, 1], corrected: true}
      at: {specificity: [0.9, 0.95], sensitivity: 0.8}
      plot: {band: no, width: two_columns}
    - roc: pmvi
      outcome: os
      times: [12, 36]
      direction: auto
      plot: no
    - kaplan_meier: os
      by: low
      strata: sex
      at: [12, 36, 60]
      quantiles: [0.25, 0.5]
      interval: log-log
      test: [logrank, fleming_harrington, trend]
      rho: 0.5
      gamma: 1
      scores: [1, 2, 3]
      pairwise: true
      entry: entered
      rmst: 60
      follow_up: reverse_km
      difference: true
      hazard_ratio: true
      brier: [12, 24]
      plot: false
    - kaplan_meier: rec
      event: Recurrence
      test: none
      plot: {x_max: 60, ticks: 6, table: at_risk, band: no, censor_marks: yes, median: no, y: events, percent: yes, width: one_column}
    - cumulative_incidence: rec
      by: sex
      event: Recurrence
      at: 12
      test: none
      strata: stage
      regression: [age, sex]
      plot: {x_max: 36, table: none, band: no, percent: yes, width: one_column}
    - cox: os
      univariable: age
      multivariable: [age, "pmvi * sex"]
      strata: [stage]
      ties: breslow
      cluster: centre
      check: proportional_hazards
      transform: rank
      per: {age: 10, pmvi: 0.5}
      entry: entered
      baseline: [12]
      brier: [12]
      plot: forest
    - logistic: alive
      event: Non-survivors
      univariable: [age]
      multivariable: [age, sex]
      interval: wald
      penalty: firth
      plot: no
    - linear: pmvi
      univariable: [age]
      multivariable: [age, sex]
      plot: forest
    - cutpoint: pmvi
      outcome: os
      method: maximally_selected
      between: [0.2, 0.8]
      p_value: exact
    - agreement: [a, b]
      method: weighted_kappa
      weights: quadratic
    - id: below
      stack: [table1, table2]
      title: Stacked
      note: One below the other
    - merge: [fig1, linear-14]
      purpose: secondary
    - id: words
      prose: |
        Age was **higher**: {table2.age.Survivors.mean} {{sic}},
        *p* = {table2.age.p.value}; & more.
    - prose: "One sentence."
      title: Discussion
  waivers:
    - {check: multiplicity, reason: "Planned: one after the other"}
    - check: events-per-variable
      analysis: [table1, table2]
      reason: Known
    - {check: one-sided, analysis: table2, reason: Planned}
  report: {style: lancet, sentences: yes, checklists: [strobe, remark], marker: pmvi, flow: no, quality: yes}
  """#
