/// Plans with the problems that reading them reports: verbs.
let verbsProblems = #"""
  cohort: {file: a.csv}
  analyses:
    - {summarize: [age, sex], digits: {ages: 1}, test: {sexx: none}, statistic: {agee: "{mean}"}}
  => p:3:38: error: "ages" is not a variable of this summarize; did you mean "age"?
  => p:3:55: error: "sexx" is not a variable of this summarize; did you mean "sex"?
  => p:3:80: error: "agee" is not a variable of this summarize; did you mean "age"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, test: t_test}
  => p:3:26: error: "test" must be one of student_t, welch_t, paired_t, one_sample_t, mann_whitney, wilcoxon_signed_rank, f_variance, levene, brown_forsythe, shapiro_wilk, kolmogorov_smirnov, tost, anova, welch_anova, kruskal_wallis, tukey_hsd, chi_squared, fisher_exact, mcnemar, cochran_mantel_haenszel, cochran_armitage, games_howell, dunn, bartlett, not "t_test"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, statistic: "{mena} ({sd}"}
  => p:3:33: error: there is no statistic "mena" for a cell; did you mean "mean"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, digits: -1}
  => p:3:28: error: "digits" must be whole numbers from 0 to 15, not "-1"
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, overall: middle, interval: wilsn, percent: total, missing: maybe, difference: 1, smd: x}
  => p:3:29: error: "overall" must be one of first, last, false, not "middle"
  => p:3:47: error: "interval" must be one of wilson, wilson_corrected, clopper_pearson, agresti_coull, wald, not "wilsn"; did you mean "wilson"?
  => p:3:63: error: "percent" must be one of column, row, cell, not "total"
  => p:3:79: error: "missing" must be one of ifany, always, no, not "maybe"
  => p:3:98: error: "difference" must be yes or no, not "1"
  => p:3:106: error: "smd" must be yes or no, not "x"
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a}
  => p:3:5: error: compare needs "by": the groups, or pairs [before, after], or a test of one sample
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: [[a, b, c]]}
  => p:3:16: error: "compare" must be variables, or pairs [before, after], not [a, b, c]
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: [[a, a]]}
  => p:3:20: error: "a" stands twice in "compare"
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a, by: b, test: tost}
  => p:3:25: error: tost needs "bounds": [low, high]
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a, by: b, bounds: [1, 1], mu: x, exact: maybe, variance: pooled}
  => p:3:33: error: "bounds" must be two ascending numbers [low, high], not [1, 1]
  => p:3:45: error: "mu" must be a number, not "x"
  => p:3:55: error: "exact" must be one of auto, true, false, not "maybe"
  => p:3:72: error: "variance" must be one of equal, unequal, not "pooled"
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a, by: b, test: [student_t, student_t]}
  => p:3:31: error: "test" must be auto, none, or test keys, each once, not [student_t, student_t]
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a, by: b, effect: [cohens_d, cohen]}
  => p:3:44: error: "effect" must be one of mean_difference, cohens_d, hedges_g, smd, hodges_lehmann, rank_biserial, eta_squared, omega_squared, epsilon_squared, cramers_v, risk_difference, risk_ratio, odds_ratio, number_needed_to_treat, not "cohen"; did you mean "cohens_d"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a, summaries: [{label: A, n: 0, mean: 1, sd: -1}, {label: B, n: 5}, x]}
  => p:3:44: error: "n" must be a whole number of 1 or more, not "0"
  => p:3:60: error: "sd" must be a number of 0 or more, not "-1"
  => p:3:65: error: a summary needs "mean": the mean
  => p:3:65: error: a summary needs "sd": the standard deviation
  => p:3:83: error: "summaries" must be a group {label, n, mean, sd}, not "x"
  ----
  cohort: {file: a.csv}
  analyses:
    - {compare: a, summaries: [{label: A, n: 4, mean: 1, sd: 1}]}
  => p:3:29: error: "summaries" must be two or more groups {label, n, mean, sd}, not a list
  ----
  cohort: {file: a.csv}
  analyses:
    - {cross_tabulate: a}
  => p:3:5: error: cross_tabulate needs "by": the variable of the columns
  ----
  cohort: {file: a.csv}
  analyses:
    - {cross_tabulate: a, by: b, effect: cohens_d}
  => p:3:40: error: "effect" must be one of risk_difference, risk_ratio, odds_ratio, number_needed_to_treat, cramers_v, smd, not "cohens_d"
  ----
  cohort: {file: a.csv}
  analyses:
    - {cross_tabulate: a, by: b, test: cochran_mantel_haenszel}
  => p:3:32: error: cochran_mantel_haenszel needs "strata": the variable of the strata
  ----
  cohort: {file: a.csv}
  analyses:
    - {correlate: a}
  => p:3:5: error: correlate needs "with": the other variable
  ----
  cohort: {file: a.csv}
  analyses:
    - {correlate: [a, b], method: r}
  => p:3:33: error: "method" must be one of pearson, spearman, kendall, not "r"
  ----
  cohort: {file: a.csv}
  analyses:
    - {agreement: [a, b]}
  => p:3:5: error: agreement needs "method": one of icc, kappa, weighted_kappa, bland_altman
  ----
  cohort: {file: a.csv}
  analyses:
    - {agreement: a, method: icc}
  => p:3:17: error: "agreement" must be two or more measurements, not "a"
  ----
  cohort: {file: a.csv}
  analyses:
    - {roc: a}
  => p:3:5: error: roc needs "direction": higher, lower, or auto; which way points to the positive class
  => p:3:5: error: roc needs "outcome": the two-level variable to predict
  => p:3:5: error: roc needs "positive": the level of the outcome to be found
  ----
  cohort: {file: a.csv}
  analyses:
    - {roc: [a, b], outcome: c, positive: d, direction: {a: up, x: lower}}
  => p:3:44: error: "direction" must name every predictor; "b" has none
  => p:3:59: error: "direction.a" must be one of higher, lower, auto, not "up"
  => p:3:63: error: "x" is not a variable of this roc
  ----
  cohort: {file: a.csv}
  analyses:
    - {roc: a, outcome: c, positive: d, direction: lower, threshold: yuoden, replicates: 0, seed: -1, at: {spec: 0.9}, partial: {specificity: [1, 0.9]}}
  => p:3:68: error: "threshold" must be youden, closest_topleft, or a number, not "yuoden"; did you mean "youden"?
  => p:3:88: error: "replicates" must be a whole number of 1 or more, not "0"
  => p:3:97: error: "seed" must be a whole number of 0 or more, not "-1"
  => p:3:106: error: expected specificity or sensitivity, not "spec"
  => p:3:141: error: "specificity" must be two ascending numbers [low, high], not [1, 0.9]
  ----
  cohort: {file: a.csv}
  analyses:
    - {roc: a, outcome: c, positive: d, direction: lower, at: {specificity: 9}, partial: {corrected: true}, times: -1}
  => p:3:75: error: "at.specificity" must be numbers from 0 to 1, not "9"
  => p:3:88: error: "partial" must be of the form {specificity: [0.9, 1], corrected: false}, not a mapping
  => p:3:114: error: "times" must be times of 0 or later, not "-1"
  ----
  cohort: {file: a.csv}
  analyses:
    - {roc: a, outcome: c, positive: d, direction: lower, at: 0.9, partial: 0.9, tolerance: -1}
  => p:3:61: error: "at" must be of the form {specificity: 0.9}, not "0.9"
  => p:3:75: error: "partial" must be of the form {specificity: [0.9, 1], corrected: false}, not "0.9"
  => p:3:91: error: "tolerance" must be a number of 0 or more, not "-1"
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
  analyses:
    - {roc: a, outcome: os, times: 12, threshold: youden}
  => p:5:5: error: roc needs "direction": higher, lower, or auto; which way points to the positive class
  => p:5:38: error: "threshold" is an option of roc with a two-level outcome, not with "times"
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    alive: {survival: os, at: 12}
  analyses:
    - {roc: a, outcome: os, positive: x, direction: lower}
    - {roc: a, outcome: alive, positive: x, direction: lower}
    - {roc: a, outcome: alive, times: 12, direction: lower}
  => p:6:23: error: "os" is a time-to-event outcome: roc needs "times", or a status at a fixed time (survival: os, at: …)
  => p:7:40: error: "positive" must be Event-free or Event, not "x"
  => p:8:23: error: roc with "times" needs a time-to-event outcome; "alive" is a status at a fixed time
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
  analyses:
    - {kaplan_meier: oss}
    - {kaplan_meier: os, at: -1, quantiles: 50, interval: loglog, test: log_rank, follow_up: km, rmst: 0, difference: yes}
  => p:5:20: error: kaplan_meier needs a time-to-event outcome, not "oss"; did you mean "os"?
  => p:6:28: error: "at" must be times of 0 or later, not "-1"
  => p:6:43: error: "quantiles" must be numbers between 0 and 1, not "50"
  => p:6:57: error: "interval" must be one of log, log-log, plain, none, not "loglog"; did you mean "log-log"?
  => p:6:71: error: "test" must be one of logrank, gehan_breslow, peto_peto, tarone_ware, fleming_harrington, trend, not "log_rank"; did you mean "logrank"?
  => p:6:92: error: "follow_up" must be reverse_km, yes or no, not "km"
  => p:6:102: error: "rmst" must be a time above 0, not "0"
  ----
  cohort: {file: a.csv}
  analyses:
    - {kaplan_meier: os}
  => p:3:20: error: kaplan_meier needs a time-to-event outcome, not "os"; none is declared
  ----
  cohort: {file: a.csv}
  analyses:
    - {kaplan_meier: [a, b]}
  => p:3:20: error: "kaplan_meier" must be a name, not [a, b]
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
    rec: {time: t, status: s, event: {1: Recurrence, 2: Death}}
  analyses:
    - {cumulative_incidence: rec, event: Deaths}
    - {cumulative_incidence: rec, test: greys}
  => p:6:40: error: "rec" has no event "Deaths"; did you mean "Death"?
  => p:7:39: error: "test" must be gray, not "greys"
  ----
  cohort: {file: a.csv}
  outcomes:
    os: {time: t, event: died == 1}
  analyses:
    - {cox: os}
    - {cox: os, univariable: [a, a], multivariable: [a *, "a * a"], check: ph, transform: ranks, per: {z: 1, a: 0}, plot: tree}
  => p:5:5: error: cox needs "univariable" or "multivariable": the variables of the model
  => p:6:32: error: "a" stands twice in "univariable"
  => p:6:52: error: "multivariable" must be a variable, or an interaction such as pmvi * sex, not "a *"
  => p:6:58: error: "multivariable" must be a variable, or an interaction such as pmvi * sex, not "a * a"
  => p:6:74: error: "check" must be proportional_hazards, yes or no, not "ph"
  => p:6:89: error: "transform" must be one of km, identity, log, rank, not "ranks"; did you mean "rank"?
  => p:6:101: error: "per" must be numbers other than 0, not a mapping
  => p:6:102: error: "z" is not a variable of this cox
  => p:6:121: error: "plot" must be forest, yes or no, not "tree"
  ----
  cohort: {file: a.csv}
  analyses:
    - {logistic: a, univariable: b}
  => p:3:5: error: logistic needs "event": the level whose odds are modelled
  ----
  cohort: {file: a.csv}
  analyses:
    - {logistic: a, event: b}
  => p:3:5: error: logistic needs "univariable" or "multivariable": the variables of the model
  ----
  cohort: {file: a.csv}
  analyses:
    - {linear: a}
  => p:3:5: error: linear needs "univariable" or "multivariable": the variables of the model
  ----
  cohort: {file: a.csv}
  analyses:
    - {cutpoint: a}
  => p:3:5: error: cutpoint needs "outcome": the outcome that the cut separates
  ----
  cohort: {file: a.csv}
  analyses:
    - {cutpoint: a, outcome: b, between: [0, 1], p_value: x}
  => p:3:40: error: "between" must be two ascending numbers between 0 and 1, not [0, 1]
  => p:3:57: error: "p_value" must be one of lau92, lau94, exact, not "x"
  ----
  cohort: {file: a.csv}
  analyses:
    - {prose: "{table1.a.n} {x"}
  => p:3:27: error: a "{" is not closed; write "{{" for a brace
  ----
  cohort: {file: a.csv}
  analyses:
    - {prose: "a } {} {a..b}"}
  => p:3:16: error: a "}" closes nothing; write "}}" for a brace
  => p:3:18: error: "{}" holds no path
  ----
  cohort: {file: a.csv}
  analyses:
    - {id: table1, summarize: a}
    - prose: |
        One
        {tabel1.a.n}
  => p:6:8: error: there is no analysis "tabel1"; did you mean "table1"?
  ----
  cohort: {file: a.csv}
  analyses:
    - {prose: a, by: b}
  => p:3:16: error: "by" is not an option of prose, but of summarize, compare, cross_tabulate, correlate, roc, kaplan_meier, cumulative_incidence, cox, logistic, linear, cutpoint, agreement
  ----
  cohort: {file: a.csv}
  analyses:
    - {linear: a, univariable: []}
    - {roc: a, outcome: b, times: [], direction: lower}
  => p:3:30: error: "univariable" must be a variable, or a list of variables, not []
  => p:4:33: error: "times" must be times of 0 or later, not []
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: [a, {S: [b, c]}, d]}
    - {summarize: [{S: [a, b]}, {T: a}]}
    - {summarize: [{S: []}]}
  => p:3:34: error: "d" stands after the section "S" and in none; put it into a section, or before the first
  => p:4:35: error: "a" stands twice in "summarize"
  => p:5:22: error: "summarize.S" must be a name, or a list of names, not []
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, difference: yes, test: welch_t}
    - {summarize: a, by: [b, c, d]}
    - {compare: a, by: [b, c, d]}
  => p:3:20: error: "difference" compares groups, and "by" names none
  => p:3:37: error: "test" compares groups, and "by" names none
  => p:4:31: error: "by" takes one variable, or two: the second within each level of the first
  => p:5:29: error: "by" takes one variable, or two: the second within each level of the first
  ----
  cohort: {file: a.csv}
  analyses:
    - {summarize: a, by: b, digits: {a: {men: 1}, p: 99}, statistic: [], denominator: some}
  => p:3:40: error: there is no statistic "men" for a cell; did you mean "mean"?
  => p:3:52: error: "digits.p" must be whole numbers from 0 to 15, not "99"
  => p:3:68: error: "statistic" must be a cell template, or a list of them, not []
  => p:3:85: error: "denominator" must be one of known, all, not "some"
  ----
  cohort: {file: a.csv}
  analyses:
    - {id: t1, summarize: a}
    - {id: t2, summarize: b}
    - {id: s, stack: [t1, t3]}
    - {id: m, merge: [t1, s]}
    - {stack: t2, where: a > 1}
    - {merge: [t2, t2]}
    - prose: "{s.a.mean}"
  => p:5:25: error: there is no analysis "t3"; did you mean "t1"?
  => p:6:21: error: "t1" already stands in "s"
  => p:6:25: error: merge joins tables, and "s" is a stack
  => p:7:13: error: "stack" must be the ids of two or more analyses, not "t2"
  => p:7:17: error: "where" is not an option of stack, but of summarize, compare, cross_tabulate, correlate, roc, kaplan_meier, cumulative_incidence, cox, logistic, linear, cutpoint, agreement
  => p:8:14: error: "t2" already stands in "stack-5"
  => p:8:18: error: "t2" stands twice in "merge"
  => p:9:14: error: "s" has no results of its own; name t1 or t3
  """#
