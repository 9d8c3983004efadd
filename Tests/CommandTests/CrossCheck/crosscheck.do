// Survival in the Veterans' Administration lung cancer trial: the same analyses in Stata
// Written by Reprise 0.1.0 from study.yml and veteran.csv
// for Stata, and NOT RUN there: statements to review, not a proof.
// The comments after each analysis hold the report's numbers by their paths.
// What Stata has not, or computes otherwise, is said where it would stand.

clear all
version 17
local cohort "veteran.csv"  // its path
import delimited using "`cohort'", delimiters(",") varnames(nonames) stringcols(_all) encoding("utf-8") bindquote(strict) maxquotedrows(unlimited)
rename v1 col_1  // trt
rename v2 col_2  // celltype
rename v5 col_3  // karno
rename v6 col_4  // diagtime
rename v7 col_5  // age
rename v8 col_6  // prior
rename v3 col_7  // time
rename v4 col_8  // status
drop in 1
keep col_*
// treatment: Chemotherapy
generate double treatment = .
replace treatment = 2 if strtrim(col_1) == "2" | real(strtrim(col_1)) == 2
replace treatment = 1 if strtrim(col_1) == "1" | real(strtrim(col_1)) == 1
replace treatment = . if strtrim(col_1) == "" | strtrim(col_1) == "NA" | strtrim(col_1) == "n/a"
// cell: Cell type
generate double cell = .
replace cell = 4 if strtrim(col_2) == "large"
replace cell = 3 if strtrim(col_2) == "adeno"
replace cell = 2 if strtrim(col_2) == "smallcell"
replace cell = 1 if strtrim(col_2) == "squamous"
replace cell = . if strtrim(col_2) == "" | strtrim(col_2) == "NA" | strtrim(col_2) == "n/a"
// karnofsky: Karnofsky performance score
generate double karnofsky = .
replace karnofsky = real(strtrim(col_3))
replace karnofsky = . if strtrim(col_3) == "" | strtrim(col_3) == "NA" | strtrim(col_3) == "n/a"
// months: Months from diagnosis to randomisation
generate double months = .
replace months = real(strtrim(col_4))
replace months = . if strtrim(col_4) == "" | strtrim(col_4) == "NA" | strtrim(col_4) == "n/a"
// age: Age
generate double age = .
replace age = real(strtrim(col_5))
replace age = . if strtrim(col_5) == "" | strtrim(col_5) == "NA" | strtrim(col_5) == "n/a"
// prior: Prior therapy
generate double prior = .
replace prior = 2 if strtrim(col_6) == "10" | real(strtrim(col_6)) == 10
replace prior = 1 if strtrim(col_6) == "0" | real(strtrim(col_6)) == 0
replace prior = . if strtrim(col_6) == "" | strtrim(col_6) == "NA" | strtrim(col_6) == "n/a"
// prior_code: Prior therapy coded 0 or 10
generate double prior_code = .
replace prior_code = real(strtrim(col_6))
replace prior_code = . if strtrim(col_6) == "" | strtrim(col_6) == "NA" | strtrim(col_6) == "n/a"
// time: time
generate double time = .
replace time = real(strtrim(col_7))
replace time = . if strtrim(col_7) == "" | strtrim(col_7) == "NA" | strtrim(col_7) == "n/a"
// status: status
generate double status = .
replace status = real(strtrim(col_8))
replace status = . if strtrim(col_8) == "" | strtrim(col_8) == "NA" | strtrim(col_8) == "n/a"
// death: Survival
generate double death_time = time
generate double tmp_1 = .
replace tmp_1 = 0
replace tmp_1 = 1 if inlist(status, 1)
replace tmp_1 = . if missing(status)
generate double death_event = tmp_1
label define treatment_l 1 "Standard" 2 "Test"
label values treatment treatment_l
label define cell_l 1 "Squamous" 2 "Small cell" 3 "Adenocarcinoma" 4 "Large cell"
label values cell cell_l
label define prior_l 1 "No" 2 "Yes"
label values prior prior_l

// ---- table1: Patients by treatment ----
preserve
tabulate cell treatment, column missing
proportion cell, over(treatment) level(95) citype(wilson)
bysort treatment: summarize karnofsky, detail
ci means karnofsky, level(95)
centile karnofsky, centile(25 50 75) level(95)
// quartiles of summarize are type 2, of centile type 6; the report's are type 7
bysort treatment: summarize months, detail
ci means months, level(95)
centile months, centile(25 50 75) level(95)
// quartiles of summarize are type 2, of centile type 6; the report's are type 7
bysort treatment: summarize age, detail
ci means age, level(95)
centile age, centile(25 50 75) level(95)
// quartiles of summarize are type 2, of centile type 6; the report's are type 7
tabulate prior treatment, column missing
proportion prior, over(treatment) level(95) citype(wilson)
restore
// expected:
//   table1.cell.Squamous.categorical.n = 35
//   table1.cell.Squamous.categorical.N = 137
//   table1.cell.Squamous.categorical.p = 0.25547445255474455
//   table1.cell.Squamous.categorical.conf.low = 0.18980860298037272
//   table1.cell.Squamous.categorical.conf.high = 0.33447919862996145
//   table1.cell.'Small cell'.categorical.n = 48
//   table1.cell.'Small cell'.categorical.N = 137
//   table1.cell.'Small cell'.categorical.p = 0.35036496350364965
//   table1.cell.'Small cell'.categorical.conf.low = 0.27554940331047595
//   table1.cell.'Small cell'.categorical.conf.high = 0.43334313200331065
//   table1.cell.Adenocarcinoma.categorical.n = 27
//   table1.cell.Adenocarcinoma.categorical.N = 137
//   table1.cell.Adenocarcinoma.categorical.p = 0.19708029197080293
//   table1.cell.Adenocarcinoma.categorical.conf.low = 0.1391287096686359
//   table1.cell.Adenocarcinoma.categorical.conf.high = 0.27155617889341976
//   table1.cell.'Large cell'.categorical.n = 27
//   table1.cell.'Large cell'.categorical.N = 137
//   table1.cell.'Large cell'.categorical.p = 0.19708029197080293
//   table1.cell.'Large cell'.categorical.conf.low = 0.1391287096686359
//   table1.cell.'Large cell'.categorical.conf.high = 0.27155617889341976
//   table1.cell.missing.N_obs = 137
//   table1.cell.missing.N_miss = 0
//   table1.cell.missing.N_nonmiss = 137
//   table1.cell.missing.p_miss = 0
//   table1.cell.missing.p_nonmiss = 1
//   table1.cell.Squamous.Standard.categorical.n = 15
//   table1.cell.Squamous.Standard.categorical.N = 69
//   table1.cell.Squamous.Standard.categorical.p = 0.21739130434782608
//   table1.cell.Squamous.Standard.categorical.conf.low = 0.13640766010620267
//   table1.cell.Squamous.Standard.categorical.conf.high = 0.32818296408760916
//   table1.cell.'Small cell'.Standard.categorical.n = 30
//   table1.cell.'Small cell'.Standard.categorical.N = 69
//   table1.cell.'Small cell'.Standard.categorical.p = 0.43478260869565216
//   table1.cell.'Small cell'.Standard.categorical.conf.low = 0.324328026351315
//   table1.cell.'Small cell'.Standard.categorical.conf.high = 0.5521159638472569
//   table1.cell.Adenocarcinoma.Standard.categorical.n = 9
//   table1.cell.Adenocarcinoma.Standard.categorical.N = 69
//   table1.cell.Adenocarcinoma.Standard.categorical.p = 0.13043478260869565
//   table1.cell.Adenocarcinoma.Standard.categorical.conf.low = 0.07016627839603491
//   table1.cell.Adenocarcinoma.Standard.categorical.conf.high = 0.22968299939587286
//   table1.cell.'Large cell'.Standard.categorical.n = 15
//   table1.cell.'Large cell'.Standard.categorical.N = 69
//   table1.cell.'Large cell'.Standard.categorical.p = 0.21739130434782608
//   table1.cell.'Large cell'.Standard.categorical.conf.low = 0.13640766010620267
//   table1.cell.'Large cell'.Standard.categorical.conf.high = 0.32818296408760916
//   table1.cell.Standard.missing.N_obs = 69
//   table1.cell.Standard.missing.N_miss = 0
//   table1.cell.Standard.missing.N_nonmiss = 69
//   table1.cell.Standard.missing.p_miss = 0
//   table1.cell.Standard.missing.p_nonmiss = 1
//   table1.cell.Squamous.Test.categorical.n = 20
//   table1.cell.Squamous.Test.categorical.N = 68
//   table1.cell.Squamous.Test.categorical.p = 0.29411764705882354
//   table1.cell.Squamous.Test.categorical.conf.low = 0.19919010603815793
//   table1.cell.Squamous.Test.categorical.conf.high = 0.41106279723481226
//   table1.cell.'Small cell'.Test.categorical.n = 18
//   table1.cell.'Small cell'.Test.categorical.N = 68
//   table1.cell.'Small cell'.Test.categorical.p = 0.2647058823529412
//   table1.cell.'Small cell'.Test.categorical.conf.low = 0.17449740669878902
//   table1.cell.'Small cell'.Test.categorical.conf.high = 0.3800773398988912
//   table1.cell.Adenocarcinoma.Test.categorical.n = 18
//   table1.cell.Adenocarcinoma.Test.categorical.N = 68
//   table1.cell.Adenocarcinoma.Test.categorical.p = 0.2647058823529412
//   table1.cell.Adenocarcinoma.Test.categorical.conf.low = 0.17449740669878902
//   table1.cell.Adenocarcinoma.Test.categorical.conf.high = 0.3800773398988912
//   table1.cell.'Large cell'.Test.categorical.n = 12
//   table1.cell.'Large cell'.Test.categorical.N = 68
//   table1.cell.'Large cell'.Test.categorical.p = 0.17647058823529413
//   table1.cell.'Large cell'.Test.categorical.conf.low = 0.10393587249437693
//   table1.cell.'Large cell'.Test.categorical.conf.high = 0.2836044040774335
//   table1.cell.Test.missing.N_obs = 68
//   table1.cell.Test.missing.N_miss = 0
//   table1.cell.Test.missing.N_nonmiss = 68
//   table1.cell.Test.missing.p_miss = 0
//   table1.cell.Test.missing.p_nonmiss = 1
//   table1.karnofsky.continuous.N = 137
//   table1.karnofsky.continuous.mean = 58.56934306569343
//   table1.karnofsky.continuous.sd = 20.039591555526346
//   table1.karnofsky.continuous.var = 401.58522971232287
//   table1.karnofsky.continuous.se = 1.712097850298007
//   table1.karnofsky.continuous.sum = 8024
//   table1.karnofsky.continuous.median = 60
//   table1.karnofsky.continuous.p25 = 40
//   table1.karnofsky.continuous.p75 = 75
//   table1.karnofsky.continuous.iqr = 35
//   table1.karnofsky.continuous.mad = 29.651999999999997
//   table1.karnofsky.continuous.min = 10
//   table1.karnofsky.continuous.max = 99
//   table1.karnofsky.continuous.geometric.mean = 54.31300050339728
//   table1.karnofsky.continuous.skewness = -0.33785846851598766
//   table1.karnofsky.continuous.kurtosis = -0.8296287434989251
//   table1.karnofsky.continuous.mean.conf.low = 55.18356551131322
//   table1.karnofsky.continuous.mean.conf.high = 61.95512062007364
//   table1.karnofsky.continuous.median.conf.low = 60
//   table1.karnofsky.continuous.median.conf.high = 70
//   table1.karnofsky.missing.N_obs = 137
//   table1.karnofsky.missing.N_miss = 0
//   table1.karnofsky.missing.N_nonmiss = 137
//   table1.karnofsky.missing.p_miss = 0
//   table1.karnofsky.missing.p_nonmiss = 1
//   table1.karnofsky.Standard.continuous.N = 69
//   table1.karnofsky.Standard.continuous.mean = 59.20289855072464
//   table1.karnofsky.Standard.continuous.sd = 18.740157973897006
//   table1.karnofsky.Standard.continuous.var = 351.19352088661554
//   table1.karnofsky.Standard.continuous.se = 2.256049904649671
//   table1.karnofsky.Standard.continuous.sum = 4085
//   table1.karnofsky.Standard.continuous.median = 60
//   table1.karnofsky.Standard.continuous.p25 = 40
//   table1.karnofsky.Standard.continuous.p75 = 80
//   table1.karnofsky.Standard.continuous.iqr = 40
//   table1.karnofsky.Standard.continuous.mad = 29.651999999999997
//   table1.karnofsky.Standard.continuous.min = 20
//   table1.karnofsky.Standard.continuous.max = 90
//   table1.karnofsky.Standard.continuous.geometric.mean = 55.643103324201526
//   table1.karnofsky.Standard.continuous.skewness = -0.39743609742855346
//   table1.karnofsky.Standard.continuous.kurtosis = -0.9184966768482101
//   table1.karnofsky.Standard.continuous.mean.conf.low = 54.70102105824096
//   table1.karnofsky.Standard.continuous.mean.conf.high = 63.70477604320832
//   table1.karnofsky.Standard.continuous.median.conf.low = 60
//   table1.karnofsky.Standard.continuous.median.conf.high = 70
//   table1.karnofsky.Standard.missing.N_obs = 69
//   table1.karnofsky.Standard.missing.N_miss = 0
//   table1.karnofsky.Standard.missing.N_nonmiss = 69
//   table1.karnofsky.Standard.missing.p_miss = 0
//   table1.karnofsky.Standard.missing.p_nonmiss = 1
//   table1.karnofsky.Test.continuous.N = 68
//   table1.karnofsky.Test.continuous.mean = 57.9264705882353
//   table1.karnofsky.Test.continuous.sd = 21.398365244067712
//   table1.karnofsky.Test.continuous.var = 457.8900351185251
//   table1.karnofsky.Test.continuous.se = 2.5949329446128533
//   table1.karnofsky.Test.continuous.sum = 3939
//   table1.karnofsky.Test.continuous.median = 60
//   table1.karnofsky.Test.continuous.p25 = 40
//   table1.karnofsky.Test.continuous.p75 = 70
//   table1.karnofsky.Test.continuous.iqr = 30
//   table1.karnofsky.Test.continuous.mad = 29.651999999999997
//   table1.karnofsky.Test.continuous.min = 10
//   table1.karnofsky.Test.continuous.max = 99
//   table1.karnofsky.Test.continuous.geometric.mean = 52.99583333361915
//   table1.karnofsky.Test.continuous.skewness = -0.2675123389778383
//   table1.karnofsky.Test.continuous.kurtosis = -0.8885117922963377
//   table1.karnofsky.Test.continuous.mean.conf.low = 52.74696275265258
//   table1.karnofsky.Test.continuous.mean.conf.high = 63.105978423818016
//   table1.karnofsky.Test.continuous.median.conf.low = 50
//   table1.karnofsky.Test.continuous.median.conf.high = 70
//   table1.karnofsky.Test.missing.N_obs = 68
//   table1.karnofsky.Test.missing.N_miss = 0
//   table1.karnofsky.Test.missing.N_nonmiss = 68
//   table1.karnofsky.Test.missing.p_miss = 0
//   table1.karnofsky.Test.missing.p_nonmiss = 1
//   table1.months.continuous.N = 137
//   table1.months.continuous.mean = 8.773722627737227
//   table1.months.continuous.sd = 10.612141146659168
//   table1.months.continuous.var = 112.61753971661656
//   table1.months.continuous.se = 0.9066564053419389
//   table1.months.continuous.sum = 1202
//   table1.months.continuous.median = 5
//   table1.months.continuous.p25 = 3
//   table1.months.continuous.p75 = 11
//   table1.months.continuous.iqr = 8
//   table1.months.continuous.mad = 4.4478
//   table1.months.continuous.min = 1
//   table1.months.continuous.max = 87
//   table1.months.continuous.geometric.mean = 5.771943966671577
//   table1.months.continuous.skewness = 4.060657732500542
//   table1.months.continuous.kurtosis = 23.004349156187775
//   table1.months.continuous.mean.conf.low = 6.980754482717089
//   table1.months.continuous.mean.conf.high = 10.566690772757365
//   table1.months.continuous.median.conf.low = 4
//   table1.months.continuous.median.conf.high = 7
//   table1.months.missing.N_obs = 137
//   table1.months.missing.N_miss = 0
//   table1.months.missing.N_nonmiss = 137
//   table1.months.missing.p_miss = 0
//   table1.months.missing.p_nonmiss = 1
//   table1.months.Standard.continuous.N = 69
//   table1.months.Standard.continuous.mean = 8.652173913043478
//   table1.months.Standard.continuous.sd = 8.761255092327747
//   table1.months.Standard.continuous.var = 76.75959079283888
//   table1.months.Standard.continuous.se = 1.0547311683919154
//   table1.months.Standard.continuous.sum = 597
//   table1.months.Standard.continuous.median = 5
//   table1.months.Standard.continuous.p25 = 4
//   table1.months.Standard.continuous.p75 = 11
//   table1.months.Standard.continuous.iqr = 7
//   table1.months.Standard.continuous.mad = 4.4478
//   table1.months.Standard.continuous.min = 1
//   table1.months.Standard.continuous.max = 58
//   table1.months.Standard.continuous.geometric.mean = 6.071282884021292
//   table1.months.Standard.continuous.skewness = 3.0246503079992437
//   table1.months.Standard.continuous.kurtosis = 12.790889617890938
//   table1.months.Standard.continuous.mean.conf.low = 6.547490635506712
//   table1.months.Standard.continuous.mean.conf.high = 10.756857190580245
//   table1.months.Standard.continuous.median.conf.low = 4
//   table1.months.Standard.continuous.median.conf.high = 9
//   table1.months.Standard.missing.N_obs = 69
//   table1.months.Standard.missing.N_miss = 0
//   table1.months.Standard.missing.N_nonmiss = 69
//   table1.months.Standard.missing.p_miss = 0
//   table1.months.Standard.missing.p_nonmiss = 1
//   table1.months.Test.continuous.N = 68
//   table1.months.Test.continuous.mean = 8.897058823529411
//   table1.months.Test.continuous.sd = 12.274399648974969
//   table1.months.Test.continuous.var = 150.66088674275682
//   table1.months.Test.continuous.se = 1.4884895954049449
//   table1.months.Test.continuous.sum = 605
//   table1.months.Test.continuous.median = 4.5
//   table1.months.Test.continuous.p25 = 3
//   table1.months.Test.continuous.p75 = 11
//   table1.months.Test.continuous.iqr = 8
//   table1.months.Test.continuous.mad = 3.7064999999999997
//   table1.months.Test.continuous.min = 1
//   table1.months.Test.continuous.max = 87
//   table1.months.Test.continuous.geometric.mean = 5.483285094011373
//   table1.months.Test.continuous.skewness = 4.15639269880471
//   table1.months.Test.continuous.kurtosis = 21.990141212447867
//   table1.months.Test.continuous.mean.conf.low = 5.926021156221409
//   table1.months.Test.continuous.mean.conf.high = 11.868096490837413
//   table1.months.Test.continuous.median.conf.low = 4
//   table1.months.Test.continuous.median.conf.high = 7
//   table1.months.Test.missing.N_obs = 68
//   table1.months.Test.missing.N_miss = 0
//   table1.months.Test.missing.N_nonmiss = 68
//   table1.months.Test.missing.p_miss = 0
//   table1.months.Test.missing.p_nonmiss = 1
//   table1.age.continuous.N = 137
//   table1.age.continuous.mean = 58.306569343065696
//   table1.age.continuous.sd = 10.54162759770801
//   table1.age.continuous.var = 111.12591240875912
//   table1.age.continuous.se = 0.9006320262900179
//   table1.age.continuous.sum = 7988
//   table1.age.continuous.median = 62
//   table1.age.continuous.p25 = 51
//   table1.age.continuous.p75 = 66
//   table1.age.continuous.iqr = 15
//   table1.age.continuous.mad = 8.8956
//   table1.age.continuous.min = 34
//   table1.age.continuous.max = 81
//   table1.age.continuous.geometric.mean = 57.24884994825401
//   table1.age.continuous.skewness = -0.6292518669190825
//   table1.age.continuous.kurtosis = -0.49410600647120706
//   table1.age.continuous.mean.conf.low = 56.52551477376176
//   table1.age.continuous.mean.conf.high = 60.08762391236963
//   table1.age.continuous.median.conf.low = 60
//   table1.age.continuous.median.conf.high = 63
//   table1.age.missing.N_obs = 137
//   table1.age.missing.N_miss = 0
//   table1.age.missing.N_nonmiss = 137
//   table1.age.missing.p_miss = 0
//   table1.age.missing.p_nonmiss = 1
//   table1.age.Standard.continuous.N = 69
//   table1.age.Standard.continuous.mean = 57.507246376811594
//   table1.age.Standard.continuous.sd = 10.81070165378868
//   table1.age.Standard.continuous.var = 116.87127024722932
//   table1.age.Standard.continuous.se = 1.3014555410470863
//   table1.age.Standard.continuous.sum = 3968
//   table1.age.Standard.continuous.median = 62
//   table1.age.Standard.continuous.p25 = 49
//   table1.age.Standard.continuous.p75 = 66
//   table1.age.Standard.continuous.iqr = 17
//   table1.age.Standard.continuous.mad = 8.8956
//   table1.age.Standard.continuous.min = 34
//   table1.age.Standard.continuous.max = 81
//   table1.age.Standard.continuous.geometric.mean = 56.3973407573924
//   table1.age.Standard.continuous.skewness = -0.5424903478317061
//   table1.age.Standard.continuous.kurtosis = -0.7381264654895618
//   table1.age.Standard.continuous.mean.conf.low = 54.91023227901491
//   table1.age.Standard.continuous.mean.conf.high = 60.104260474608274
//   table1.age.Standard.continuous.median.conf.low = 55
//   table1.age.Standard.continuous.median.conf.high = 63
//   table1.age.Standard.missing.N_obs = 69
//   table1.age.Standard.missing.N_miss = 0
//   table1.age.Standard.missing.N_nonmiss = 69
//   table1.age.Standard.missing.p_miss = 0
//   table1.age.Standard.missing.p_nonmiss = 1
//   table1.age.Test.continuous.N = 68
//   table1.age.Test.continuous.mean = 59.11764705882353
//   table1.age.Test.continuous.sd = 10.277535873679417
//   table1.age.Test.continuous.var = 105.62774363476734
//   table1.age.Test.continuous.se = 1.2463342934780859
//   table1.age.Test.continuous.sum = 4020
//   table1.age.Test.continuous.median = 62
//   table1.age.Test.continuous.p25 = 52
//   table1.age.Test.continuous.p75 = 66
//   table1.age.Test.continuous.iqr = 14
//   table1.age.Test.continuous.mad = 8.1543
//   table1.age.Test.continuous.min = 35
//   table1.age.Test.continuous.max = 81
//   table1.age.Test.continuous.geometric.mean = 58.12602370984989
//   table1.age.Test.continuous.skewness = -0.7024881088594844
//   table1.age.Test.continuous.kurtosis = -0.27644844105904287
//   table1.age.Test.continuous.mean.conf.low = 56.62995339713306
//   table1.age.Test.continuous.mean.conf.high = 61.605340720514
//   table1.age.Test.continuous.median.conf.low = 60
//   table1.age.Test.continuous.median.conf.high = 64
//   table1.age.Test.missing.N_obs = 68
//   table1.age.Test.missing.N_miss = 0
//   table1.age.Test.missing.N_nonmiss = 68
//   table1.age.Test.missing.p_miss = 0
//   table1.age.Test.missing.p_nonmiss = 1
//   table1.prior.No.categorical.n = 97
//   table1.prior.No.categorical.N = 137
//   table1.prior.No.categorical.p = 0.708029197080292
//   table1.prior.No.categorical.conf.low = 0.6270518074528382
//   table1.prior.No.categorical.conf.high = 0.7776585702816537
//   table1.prior.Yes.categorical.n = 40
//   table1.prior.Yes.categorical.N = 137
//   table1.prior.Yes.categorical.p = 0.291970802919708
//   table1.prior.Yes.categorical.conf.low = 0.22234142971834628
//   table1.prior.Yes.categorical.conf.high = 0.3729481925471619
//   table1.prior.missing.N_obs = 137
//   table1.prior.missing.N_miss = 0
//   table1.prior.missing.N_nonmiss = 137
//   table1.prior.missing.p_miss = 0
//   table1.prior.missing.p_nonmiss = 1
//   table1.prior.No.Standard.categorical.n = 48
//   table1.prior.No.Standard.categorical.N = 69
//   table1.prior.No.Standard.categorical.p = 0.6956521739130435
//   table1.prior.No.Standard.categorical.conf.low = 0.5791642983213837
//   table1.prior.No.Standard.categorical.conf.high = 0.7915037310829004
//   table1.prior.Yes.Standard.categorical.n = 21
//   table1.prior.Yes.Standard.categorical.N = 69
//   table1.prior.Yes.Standard.categorical.p = 0.30434782608695654
//   table1.prior.Yes.Standard.categorical.conf.low = 0.20849626891709955
//   table1.prior.Yes.Standard.categorical.conf.high = 0.4208357016786164
//   table1.prior.Standard.missing.N_obs = 69
//   table1.prior.Standard.missing.N_miss = 0
//   table1.prior.Standard.missing.N_nonmiss = 69
//   table1.prior.Standard.missing.p_miss = 0
//   table1.prior.Standard.missing.p_nonmiss = 1
//   table1.prior.No.Test.categorical.n = 49
//   table1.prior.No.Test.categorical.N = 68
//   table1.prior.No.Test.categorical.p = 0.7205882352941176
//   table1.prior.No.Test.categorical.conf.low = 0.604365654302676
//   table1.prior.No.Test.categorical.conf.high = 0.8132205207619988
//   table1.prior.Yes.Test.categorical.n = 19
//   table1.prior.Yes.Test.categorical.N = 68
//   table1.prior.Yes.Test.categorical.p = 0.27941176470588236
//   table1.prior.Yes.Test.categorical.conf.low = 0.18677947923800123
//   table1.prior.Yes.Test.categorical.conf.high = 0.395634345697324
//   table1.prior.Test.missing.N_obs = 68
//   table1.prior.Test.missing.N_miss = 0
//   table1.prior.Test.missing.N_nonmiss = 68
//   table1.prior.Test.missing.p_miss = 0
//   table1.prior.Test.missing.p_nonmiss = 1

// ---- fig1: Survival by treatment ----
preserve
stset death_time, failure(death_event == 1)
sts list, by(treatment) risktable(90 180 365) level(95)
// limits are on the scale log(-log S), whatever the report took
stci, by(treatment)  median level(95)
sts test treatment, logrank
restore
// expected:
//   fig1.death.Standard.survival.n = 69
//   fig1.death.Standard.survival.events = 64
//   fig1.death.Standard.survival.median = 103
//   fig1.death.Standard.survival.median.conf.low = 59
//   fig1.death.Standard.survival.median.conf.high = 132
//   fig1.death.90.Standard.survival_at.n.risk = 37
//   fig1.death.90.Standard.survival_at.n.event = 31
//   fig1.death.90.Standard.survival_at.n.censor = 1
//   fig1.death.90.Standard.survival_at.estimate = 0.5467462347257743
//   fig1.death.90.Standard.survival_at.std.error = 0.06028407099033786
//   fig1.death.90.Standard.survival_at.cumhaz = 0.5961378857158545
//   fig1.death.90.Standard.survival_at.cumhaz.std.error = 0.10884698450725484
//   fig1.death.90.Standard.survival_at.conf.low = 0.4404864785606202
//   fig1.death.90.Standard.survival_at.conf.high = 0.6786393220596265
//   fig1.death.180.Standard.survival_at.n.risk = 13
//   fig1.death.180.Standard.survival_at.n.event = 52
//   fig1.death.180.Standard.survival_at.n.censor = 4
//   fig1.death.180.Standard.survival_at.estimate = 0.21242678923658118
//   fig1.death.180.Standard.survival_at.std.error = 0.05142276363461466
//   fig1.death.180.Standard.survival_at.cumhaz = 1.5133177017690438
//   fig1.death.180.Standard.survival_at.cumhaz.std.error = 0.2350821211936436
//   fig1.death.180.Standard.survival_at.conf.low = 0.13217717940738635
//   fig1.death.180.Standard.survival_at.conf.high = 0.34139887829109766
//   fig1.death.365.Standard.survival_at.n.risk = 4
//   fig1.death.365.Standard.survival_at.n.event = 60
//   fig1.death.365.Standard.survival_at.n.censor = 5
//   fig1.death.365.Standard.survival_at.estimate = 0.07080892974552705
//   fig1.death.365.Standard.survival_at.std.error = 0.0336074684447469
//   fig1.death.365.Standard.survival_at.cumhaz = 2.5331950466463886
//   fig1.death.365.Standard.survival_at.cumhaz.std.error = 0.4434288342166016
//   fig1.death.365.Standard.survival_at.conf.low = 0.0279311707927333
//   fig1.death.365.Standard.survival_at.conf.high = 0.17950928619903847
//   fig1.death.Test.survival.n = 68
//   fig1.death.Test.survival.events = 64
//   fig1.death.Test.survival.median = 52.5
//   fig1.death.Test.survival.median.conf.low = 44
//   fig1.death.Test.survival.median.conf.high = 95
//   fig1.death.90.Test.survival_at.n.risk = 25
//   fig1.death.90.Test.survival_at.n.event = 42
//   fig1.death.90.Test.survival_at.n.censor = 2
//   fig1.death.90.Test.survival_at.estimate = 0.3801680672268904
//   fig1.death.90.Test.survival_at.std.error = 0.059129024146350746
//   fig1.death.90.Test.survival_at.cumhaz = 0.949708675170426
//   fig1.death.90.Test.survival_at.cumhaz.std.error = 0.15259987800795477
//   fig1.death.90.Test.survival_at.conf.low = 0.2802753700804238
//   fig1.death.90.Test.survival_at.conf.high = 0.5156634323506838
//   fig1.death.180.Test.survival_at.n.risk = 14
//   fig1.death.180.Test.survival_at.n.event = 51
//   fig1.death.180.Test.survival_at.n.censor = 3
//   fig1.death.180.Test.survival_at.estimate = 0.23285294117647037
//   fig1.death.180.Test.survival_at.std.error = 0.05287953823852047
//   fig1.death.180.Test.survival_at.cumhaz = 1.4218776152102102
//   fig1.death.180.Test.survival_at.cumhaz.std.error = 0.22068274519233563
//   fig1.death.180.Test.survival_at.conf.low = 0.14920344340233674
//   fig1.death.180.Test.survival_at.conf.high = 0.36339973782189267
//   fig1.death.365.Test.survival_at.n.risk = 6
//   fig1.death.365.Test.survival_at.n.event = 58
//   fig1.death.365.Test.survival_at.n.censor = 4
//   fig1.death.365.Test.survival_at.estimate = 0.10977352941176462
//   fig1.death.365.Test.survival_at.std.error = 0.040737507582397636
//   fig1.death.365.Test.survival_at.cumhaz = 2.132530850863446
//   fig1.death.365.Test.survival_at.cumhaz.std.error = 0.3536147074534114
//   fig1.death.365.Test.survival_at.conf.low = 0.053041092889573066
//   fig1.death.365.Test.survival_at.conf.high = 0.22718664158378252
//   fig1.death.logrank.statistic = 0.008227343202350001
//   fig1.death.logrank.parameter = 1
//   fig1.death.logrank.p.value = 0.9277272333400772
//   fig1.death.logrank.nobs = 137
//   fig1.death.Standard.logrank.observed = 64
//   fig1.death.Standard.logrank.expected = 64.50019666360092
//   fig1.death.Test.logrank.observed = 64
//   fig1.death.Test.logrank.expected = 63.49980333639908

// ---- table2: Cox model of treatment, prior therapy and Karnofsky score ----
preserve
stset death_time, failure(death_event == 1)
stcox ib1.treatment c.prior_code c.karnofsky, efron level(95)
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table2.treatment.Standard.cox_multivariable.n.obs = 69
//   table2.treatment.Standard.cox_multivariable.n.event = 64
//   table2.treatment.Test.cox_multivariable.n.obs = 68
//   table2.treatment.Test.cox_multivariable.n.event = 64
//   table2.treatment.Test.cox_multivariable.coefficient = 0.18019719430890901
//   table2.treatment.Test.cox_multivariable.estimate = 1.19745347085113
//   table2.treatment.Test.cox_multivariable.std.error = 0.18346828598144554
//   table2.treatment.Test.cox_multivariable.statistic = 0.9821708059513493
//   table2.treatment.Test.cox_multivariable.p.value = 0.326015707469229
//   table2.treatment.Test.cox_multivariable.conf.low = 0.8357765063668909
//   table2.treatment.Test.cox_multivariable.conf.high = 1.715643840105699
//   table2.prior_code.cox_multivariable.coefficient = -0.00555091897811836
//   table2.prior_code.cox_multivariable.estimate = 0.9944644589056796
//   table2.prior_code.cox_multivariable.std.error = 0.020225420568211958
//   table2.prior_code.cox_multivariable.statistic = -0.274452586011619
//   table2.prior_code.cox_multivariable.p.value = 0.7837368359749943
//   table2.prior_code.cox_multivariable.conf.low = 0.9558139337291975
//   table2.prior_code.cox_multivariable.conf.high = 1.034677906575444
//   table2.karnofsky.cox_multivariable.coefficient = -0.03377101806554391
//   table2.karnofsky.cox_multivariable.estimate = 0.9667928573923525
//   table2.karnofsky.cox_multivariable.std.error = 0.005113742333911445
//   table2.karnofsky.cox_multivariable.statistic = -6.603973344842511
//   table2.karnofsky.cox_multivariable.p.value = 4.0028152822469027e-11
//   table2.karnofsky.cox_multivariable.conf.low = 0.9571513315243014
//   table2.karnofsky.cox_multivariable.conf.high = 0.976531503765806
//   table2.cox_multivariable.nobs = 137
//   table2.cox_multivariable.nevent = 128
//   table2.cox_multivariable.loglik = -483.9277463491342
//   table2.cox_multivariable.loglik.null = -505.449054918058
//   table2.cox_multivariable.lr.statistic = 43.042617137847515
//   table2.cox_multivariable.lr.parameter = 3
//   table2.cox_multivariable.lr.p.value = 2.4102578550196707e-09
//   table2.cox_multivariable.wald.statistic = 44.937802971998636
//   table2.cox_multivariable.wald.parameter = 3
//   table2.cox_multivariable.wald.p.value = 9.538645233579154e-10
//   table2.cox_multivariable.score.statistic = 47.21112579961465
//   table2.cox_multivariable.score.parameter = 3
//   table2.cox_multivariable.score.p.value = 3.13414874733465e-10
//   table2.cox_multivariable.concordance = 0.7129713766469786
//   table2.cox_multivariable.concordance.std.error = 0.02206459019951869
//   table2.cox_multivariable.aic = 973.8554926982684

// ---- table3: Proportional hazards against time ----
preserve
stset death_time, failure(death_event == 1)
stcox ib1.treatment ib1.cell c.karnofsky, efron level(95)
estat phtest, detail
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table3.treatment.Standard.cox_multivariable.n.obs = 69
//   table3.treatment.Standard.cox_multivariable.n.event = 64
//   table3.treatment.Test.cox_multivariable.n.obs = 68
//   table3.treatment.Test.cox_multivariable.n.event = 64
//   table3.cell.Squamous.cox_multivariable.n.obs = 35
//   table3.cell.Squamous.cox_multivariable.n.event = 31
//   table3.cell.'Small cell'.cox_multivariable.n.obs = 48
//   table3.cell.'Small cell'.cox_multivariable.n.event = 45
//   table3.cell.Adenocarcinoma.cox_multivariable.n.obs = 27
//   table3.cell.Adenocarcinoma.cox_multivariable.n.event = 26
//   table3.cell.'Large cell'.cox_multivariable.n.obs = 27
//   table3.cell.'Large cell'.cox_multivariable.n.event = 26
//   table3.treatment.Test.cox_multivariable.coefficient = 0.2617440900579304
//   table3.treatment.Test.cox_multivariable.estimate = 1.2991940232164918
//   table3.treatment.Test.cox_multivariable.std.error = 0.20092305511888864
//   table3.treatment.Test.cox_multivariable.statistic = 1.30270809341941
//   table3.treatment.Test.cox_multivariable.p.value = 0.1926744378854635
//   table3.treatment.Test.cox_multivariable.conf.low = 0.8762902900201619
//   table3.treatment.Test.cox_multivariable.conf.high = 1.9261940126286443
//   table3.cell.'Small cell'.cox_multivariable.coefficient = 0.824980187859252
//   table3.cell.'Small cell'.cox_multivariable.estimate = 2.2818355568342508
//   table3.cell.'Small cell'.cox_multivariable.std.error = 0.2689112921947813
//   table3.cell.'Small cell'.cox_multivariable.statistic = 3.067852529084913
//   table3.cell.'Small cell'.cox_multivariable.p.value = 0.0021560298807126385
//   table3.cell.'Small cell'.cox_multivariable.conf.low = 1.3470590574022503
//   table3.cell.'Small cell'.cox_multivariable.conf.high = 3.865289706357886
//   table3.cell.Adenocarcinoma.cox_multivariable.coefficient = 1.1539944138601574
//   table3.cell.Adenocarcinoma.cox_multivariable.estimate = 3.170833267825385
//   table3.cell.Adenocarcinoma.cox_multivariable.std.error = 0.2950377376972826
//   table3.cell.Adenocarcinoma.cox_multivariable.statistic = 3.9113451142449773
//   table3.cell.Adenocarcinoma.cox_multivariable.p.value = 9.178350906905496e-05
//   table3.cell.Adenocarcinoma.cox_multivariable.conf.low = 1.7784302156736402
//   table3.cell.Adenocarcinoma.cox_multivariable.conf.high = 5.653403503684766
//   table3.cell.'Large cell'.cox_multivariable.coefficient = 0.3946254639466407
//   table3.cell.'Large cell'.cox_multivariable.estimate = 1.4838283396240508
//   table3.cell.'Large cell'.cox_multivariable.std.error = 0.28224330985747526
//   table3.cell.'Large cell'.cox_multivariable.statistic = 1.3981747313901443
//   table3.cell.'Large cell'.cox_multivariable.p.value = 0.16206060281080467
//   table3.cell.'Large cell'.cox_multivariable.conf.low = 0.8533706861937099
//   table3.cell.'Large cell'.cox_multivariable.conf.high = 2.5800587916746003
//   table3.karnofsky.cox_multivariable.coefficient = -0.03127129604778457
//   table3.karnofsky.cox_multivariable.estimate = 0.9692125938588508
//   table3.karnofsky.cox_multivariable.std.error = 0.005165089742918018
//   table3.karnofsky.cox_multivariable.statistic = -6.05435676904964
//   table3.karnofsky.cox_multivariable.p.value = 1.4097984829520696e-09
//   table3.karnofsky.cox_multivariable.conf.low = 0.9594503736536197
//   table3.karnofsky.cox_multivariable.conf.high = 0.9790741427484542
//   table3.cox_multivariable.nobs = 137
//   table3.cox_multivariable.nevent = 128
//   table3.cox_multivariable.loglik = -474.9145089247526
//   table3.cox_multivariable.loglik.null = -505.449054918058
//   table3.cox_multivariable.lr.statistic = 61.069091986610715
//   table3.cox_multivariable.lr.parameter = 5
//   table3.cox_multivariable.lr.p.value = 7.3066943396641e-12
//   table3.cox_multivariable.wald.statistic = 63.407259600032646
//   table3.cox_multivariable.wald.parameter = 5
//   table3.cox_multivariable.wald.p.value = 2.3971600344978512e-12
//   table3.cox_multivariable.score.statistic = 66.54856544501607
//   table3.cox_multivariable.score.parameter = 5
//   table3.cox_multivariable.score.p.value = 5.347075493335415e-13
//   table3.cox_multivariable.concordance = 0.7370513402998637
//   table3.cox_multivariable.concordance.std.error = 0.021558382993299496
//   table3.cox_multivariable.aic = 959.8290178495052
//   table3.cell.cox_multivariable.lr.statistic = 18.102370370715676
//   table3.cell.cox_multivariable.lr.parameter = 3
//   table3.cell.cox_multivariable.lr.p.value = 0.0004189752455103022
//   table3.treatment.cox_zph.statistic = 0.004931184185469005
//   table3.treatment.cox_zph.parameter = 1
//   table3.treatment.cox_zph.p.value = 0.9440166529440929
//   table3.cell.cox_zph.statistic = 18.413912396501658
//   table3.cell.cox_zph.parameter = 3
//   table3.cell.cox_zph.p.value = 0.0003613199029542238
//   table3.karnofsky.cox_zph.statistic = 6.051595059807764
//   table3.karnofsky.cox_zph.parameter = 1
//   table3.karnofsky.cox_zph.p.value = 0.013893740448738718
//   table3.GLOBAL.cox_zph.statistic = 20.87085844387439
//   table3.GLOBAL.cox_zph.parameter = 5
//   table3.GLOBAL.cox_zph.p.value = 0.0008568505049796342

// ---- table4: Proportional hazards against the logarithm of time ----
preserve
stset death_time, failure(death_event == 1)
stcox ib1.treatment ib1.cell c.karnofsky, efron level(95)
estat phtest, detail log
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table4.treatment.Standard.cox_multivariable.n.obs = 69
//   table4.treatment.Standard.cox_multivariable.n.event = 64
//   table4.treatment.Test.cox_multivariable.n.obs = 68
//   table4.treatment.Test.cox_multivariable.n.event = 64
//   table4.cell.Squamous.cox_multivariable.n.obs = 35
//   table4.cell.Squamous.cox_multivariable.n.event = 31
//   table4.cell.'Small cell'.cox_multivariable.n.obs = 48
//   table4.cell.'Small cell'.cox_multivariable.n.event = 45
//   table4.cell.Adenocarcinoma.cox_multivariable.n.obs = 27
//   table4.cell.Adenocarcinoma.cox_multivariable.n.event = 26
//   table4.cell.'Large cell'.cox_multivariable.n.obs = 27
//   table4.cell.'Large cell'.cox_multivariable.n.event = 26
//   table4.treatment.Test.cox_multivariable.coefficient = 0.2617440900579304
//   table4.treatment.Test.cox_multivariable.estimate = 1.2991940232164918
//   table4.treatment.Test.cox_multivariable.std.error = 0.20092305511888864
//   table4.treatment.Test.cox_multivariable.statistic = 1.30270809341941
//   table4.treatment.Test.cox_multivariable.p.value = 0.1926744378854635
//   table4.treatment.Test.cox_multivariable.conf.low = 0.8762902900201619
//   table4.treatment.Test.cox_multivariable.conf.high = 1.9261940126286443
//   table4.cell.'Small cell'.cox_multivariable.coefficient = 0.824980187859252
//   table4.cell.'Small cell'.cox_multivariable.estimate = 2.2818355568342508
//   table4.cell.'Small cell'.cox_multivariable.std.error = 0.2689112921947813
//   table4.cell.'Small cell'.cox_multivariable.statistic = 3.067852529084913
//   table4.cell.'Small cell'.cox_multivariable.p.value = 0.0021560298807126385
//   table4.cell.'Small cell'.cox_multivariable.conf.low = 1.3470590574022503
//   table4.cell.'Small cell'.cox_multivariable.conf.high = 3.865289706357886
//   table4.cell.Adenocarcinoma.cox_multivariable.coefficient = 1.1539944138601574
//   table4.cell.Adenocarcinoma.cox_multivariable.estimate = 3.170833267825385
//   table4.cell.Adenocarcinoma.cox_multivariable.std.error = 0.2950377376972826
//   table4.cell.Adenocarcinoma.cox_multivariable.statistic = 3.9113451142449773
//   table4.cell.Adenocarcinoma.cox_multivariable.p.value = 9.178350906905496e-05
//   table4.cell.Adenocarcinoma.cox_multivariable.conf.low = 1.7784302156736402
//   table4.cell.Adenocarcinoma.cox_multivariable.conf.high = 5.653403503684766
//   table4.cell.'Large cell'.cox_multivariable.coefficient = 0.3946254639466407
//   table4.cell.'Large cell'.cox_multivariable.estimate = 1.4838283396240508
//   table4.cell.'Large cell'.cox_multivariable.std.error = 0.28224330985747526
//   table4.cell.'Large cell'.cox_multivariable.statistic = 1.3981747313901443
//   table4.cell.'Large cell'.cox_multivariable.p.value = 0.16206060281080467
//   table4.cell.'Large cell'.cox_multivariable.conf.low = 0.8533706861937099
//   table4.cell.'Large cell'.cox_multivariable.conf.high = 2.5800587916746003
//   table4.karnofsky.cox_multivariable.coefficient = -0.03127129604778457
//   table4.karnofsky.cox_multivariable.estimate = 0.9692125938588508
//   table4.karnofsky.cox_multivariable.std.error = 0.005165089742918018
//   table4.karnofsky.cox_multivariable.statistic = -6.05435676904964
//   table4.karnofsky.cox_multivariable.p.value = 1.4097984829520696e-09
//   table4.karnofsky.cox_multivariable.conf.low = 0.9594503736536197
//   table4.karnofsky.cox_multivariable.conf.high = 0.9790741427484542
//   table4.cox_multivariable.nobs = 137
//   table4.cox_multivariable.nevent = 128
//   table4.cox_multivariable.loglik = -474.9145089247526
//   table4.cox_multivariable.loglik.null = -505.449054918058
//   table4.cox_multivariable.lr.statistic = 61.069091986610715
//   table4.cox_multivariable.lr.parameter = 5
//   table4.cox_multivariable.lr.p.value = 7.3066943396641e-12
//   table4.cox_multivariable.wald.statistic = 63.407259600032646
//   table4.cox_multivariable.wald.parameter = 5
//   table4.cox_multivariable.wald.p.value = 2.3971600344978512e-12
//   table4.cox_multivariable.score.statistic = 66.54856544501607
//   table4.cox_multivariable.score.parameter = 5
//   table4.cox_multivariable.score.p.value = 5.347075493335415e-13
//   table4.cox_multivariable.concordance = 0.7370513402998637
//   table4.cox_multivariable.concordance.std.error = 0.021558382993299496
//   table4.cox_multivariable.aic = 959.8290178495052
//   table4.cell.cox_multivariable.lr.statistic = 18.102370370715676
//   table4.cell.cox_multivariable.lr.parameter = 3
//   table4.cell.cox_multivariable.lr.p.value = 0.0004189752455103022
//   table4.treatment.cox_zph.statistic = 0.21486100337503003
//   table4.treatment.cox_zph.parameter = 1
//   table4.treatment.cox_zph.p.value = 0.6429837878266199
//   table4.cell.cox_zph.statistic = 13.585734040958796
//   table4.cell.cox_zph.parameter = 3
//   table4.cell.cox_zph.p.value = 0.0035268702389927705
//   table4.karnofsky.cox_zph.statistic = 10.07917541570903
//   table4.karnofsky.cox_zph.parameter = 1
//   table4.karnofsky.cox_zph.p.value = 0.0014995442545924066
//   table4.GLOBAL.cox_zph.statistic = 21.45135676826559
//   table4.GLOBAL.cox_zph.parameter = 5
//   table4.GLOBAL.cox_zph.p.value = 0.0006654588346756292

// ---- table5: Karnofsky score, age and treatment ----
preserve
stset death_time, failure(death_event == 1)
stcox c.karnofsky c.age ib1.treatment, efron level(95)
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table5.treatment.Standard.cox_multivariable.n.obs = 69
//   table5.treatment.Standard.cox_multivariable.n.event = 64
//   table5.treatment.Test.cox_multivariable.n.obs = 68
//   table5.treatment.Test.cox_multivariable.n.event = 64
//   table5.karnofsky.cox_multivariable.coefficient = -0.03444389683874909
//   table5.karnofsky.cox_multivariable.estimate = 0.9661425418168369
//   table5.karnofsky.cox_multivariable.std.error = 0.005232414900554769
//   table5.karnofsky.cox_multivariable.statistic = -6.582791596877603
//   table5.karnofsky.cox_multivariable.p.value = 4.6169609792316553e-11
//   table5.karnofsky.cox_multivariable.conf.low = 0.9562850493519636
//   table5.karnofsky.cox_multivariable.conf.high = 0.9761016464085137
//   table5.age.cox_multivariable.coefficient = -0.003864417873974447
//   table5.age.cox_multivariable.estimate = 0.9961430393797037
//   table5.age.cox_multivariable.std.error = 0.009187384658150666
//   table5.age.cox_multivariable.statistic = -0.4206221920343888
//   table5.age.cox_multivariable.p.value = 0.6740309860585698
//   table5.age.cox_multivariable.conf.low = 0.9783660830732284
//   table5.age.cox_multivariable.conf.high = 1.0142430037922345
//   table5.treatment.Test.cox_multivariable.coefficient = 0.18954644192337805
//   table5.treatment.Test.cox_multivariable.estimate = 1.2087012570971272
//   table5.treatment.Test.cox_multivariable.std.error = 0.18553066502305912
//   table5.treatment.Test.cox_multivariable.statistic = 1.0216448148871768
//   table5.treatment.Test.cox_multivariable.p.value = 0.3069490387725487
//   table5.treatment.Test.cox_multivariable.conf.low = 0.8402238121912738
//   table5.treatment.Test.cox_multivariable.conf.high = 1.7387732979121922
//   table5.cox_multivariable.nobs = 137
//   table5.cox_multivariable.nevent = 128
//   table5.cox_multivariable.loglik = -483.87798003783
//   table5.cox_multivariable.loglik.null = -505.449054918058
//   table5.cox_multivariable.lr.statistic = 43.142149760455936
//   table5.cox_multivariable.lr.parameter = 3
//   table5.cox_multivariable.lr.p.value = 2.295778727391179e-09
//   table5.cox_multivariable.wald.statistic = 44.521814729472275
//   table5.cox_multivariable.wald.parameter = 3
//   table5.cox_multivariable.wald.p.value = 1.16918347329074e-09
//   table5.cox_multivariable.score.statistic = 46.835878034128825
//   table5.cox_multivariable.score.parameter = 3
//   table5.cox_multivariable.score.p.value = 3.76651898913015e-10
//   table5.cox_multivariable.concordance = 0.7119491140390731
//   table5.cox_multivariable.concordance.std.error = 0.022354961252582954
//   table5.cox_multivariable.aic = 973.75596007566

// ---- table6: With cell type ----
preserve
stset death_time, failure(death_event == 1)
stcox c.karnofsky c.age ib1.treatment ib1.cell, efron level(95)
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table6.treatment.Standard.cox_multivariable.n.obs = 69
//   table6.treatment.Standard.cox_multivariable.n.event = 64
//   table6.treatment.Test.cox_multivariable.n.obs = 68
//   table6.treatment.Test.cox_multivariable.n.event = 64
//   table6.cell.Squamous.cox_multivariable.n.obs = 35
//   table6.cell.Squamous.cox_multivariable.n.event = 31
//   table6.cell.'Small cell'.cox_multivariable.n.obs = 48
//   table6.cell.'Small cell'.cox_multivariable.n.event = 45
//   table6.cell.Adenocarcinoma.cox_multivariable.n.obs = 27
//   table6.cell.Adenocarcinoma.cox_multivariable.n.event = 26
//   table6.cell.'Large cell'.cox_multivariable.n.obs = 27
//   table6.cell.'Large cell'.cox_multivariable.n.event = 26
//   table6.karnofsky.cox_multivariable.coefficient = -0.03268548273945359
//   table6.karnofsky.cox_multivariable.estimate = 0.9678429150262772
//   table6.karnofsky.cox_multivariable.std.error = 0.005408849633629509
//   table6.karnofsky.cox_multivariable.statistic = -6.042963837676625
//   table6.karnofsky.cox_multivariable.p.value = 1.5130857711944601e-09
//   table6.karnofsky.cox_multivariable.conf.low = 0.9576368601881967
//   table6.karnofsky.cox_multivariable.conf.high = 0.9781577413201029
//   table6.age.cox_multivariable.coefficient = -0.008903165131189853
//   table6.age.cox_multivariable.estimate = 0.9911363506845864
//   table6.age.cox_multivariable.std.error = 0.00922428318900878
//   table6.age.cox_multivariable.statistic = -0.9651877494175854
//   table6.age.cox_multivariable.p.value = 0.33445078179576354
//   table6.age.cox_multivariable.conf.low = 0.9733783456125674
//   table6.age.cox_multivariable.conf.high = 1.009218327155352
//   table6.treatment.Test.cox_multivariable.coefficient = 0.3030480951245766
//   table6.treatment.Test.cox_multivariable.estimate = 1.3539795826930443
//   table6.treatment.Test.cox_multivariable.std.error = 0.2056559007866494
//   table6.treatment.Test.cox_multivariable.statistic = 1.4735686842215308
//   table6.treatment.Test.cox_multivariable.p.value = 0.14059775818818085
//   table6.treatment.Test.cox_multivariable.conf.low = 0.9048102157516787
//   table6.treatment.Test.cox_multivariable.conf.high = 2.0261273341466794
//   table6.cell.'Small cell'.cox_multivariable.coefficient = 0.8563403758726704
//   table6.cell.'Small cell'.cox_multivariable.estimate = 2.354528219254692
//   table6.cell.'Small cell'.cox_multivariable.std.error = 0.2713223635106327
//   table6.cell.'Small cell'.cox_multivariable.statistic = 3.1561732132674414
//   table6.cell.'Small cell'.cox_multivariable.p.value = 0.0015985389999756087
//   table6.cell.'Small cell'.cox_multivariable.conf.low = 1.3834194756522473
//   table6.cell.'Small cell'.cox_multivariable.conf.high = 4.007318989529844
//   table6.cell.Adenocarcinoma.cox_multivariable.coefficient = 1.1788070293470432
//   table6.cell.Adenocarcinoma.cox_multivariable.estimate = 3.2504941448297506
//   table6.cell.Adenocarcinoma.cox_multivariable.std.error = 0.29644047774069376
//   table6.cell.Adenocarcinoma.cox_multivariable.statistic = 3.976538691110141
//   table6.cell.Adenocarcinoma.cox_multivariable.p.value = 6.99256261499882e-05
//   table6.cell.Adenocarcinoma.cox_multivariable.conf.low = 1.8181043083063966
//   table6.cell.Adenocarcinoma.cox_multivariable.conf.high = 5.811389444104381
//   table6.cell.'Large cell'.cox_multivariable.coefficient = 0.4023321967504358
//   table6.cell.'Large cell'.cox_multivariable.estimate = 1.4953079866321202
//   table6.cell.'Large cell'.cox_multivariable.std.error = 0.2825436509005215
//   table6.cell.'Large cell'.cox_multivariable.statistic = 1.423964741264314
//   table6.cell.'Large cell'.cox_multivariable.p.value = 0.15445667891928294
//   table6.cell.'Large cell'.cox_multivariable.conf.low = 0.8594667131414464
//   table6.cell.'Large cell'.cox_multivariable.conf.high = 2.601550404102532
//   table6.cox_multivariable.nobs = 137
//   table6.cox_multivariable.nevent = 128
//   table6.cox_multivariable.loglik = -474.45779018484023
//   table6.cox_multivariable.loglik.null = -505.449054918058
//   table6.cox_multivariable.lr.statistic = 61.982529466435494
//   table6.cox_multivariable.lr.parameter = 6
//   table6.cox_multivariable.lr.p.value = 1.7787778100125907e-11
//   table6.cox_multivariable.wald.statistic = 62.353819867767
//   table6.cox_multivariable.wald.parameter = 6
//   table6.cox_multivariable.wald.p.value = 1.4945759499138914e-11
//   table6.cox_multivariable.score.statistic = 66.61535724295003
//   table6.cox_multivariable.score.parameter = 6
//   table6.cox_multivariable.score.p.value = 2.0173463305030403e-12
//   table6.cox_multivariable.concordance = 0.7384143571104044
//   table6.cox_multivariable.concordance.std.error = 0.021038383228326022
//   table6.cox_multivariable.aic = 960.9155803696805
//   table6.cell.cox_multivariable.lr.statistic = 18.840379705979558
//   table6.cell.cox_multivariable.lr.parameter = 3
//   table6.cell.cox_multivariable.lr.p.value = 0.0002949811337696554

// ---- table7: With cell type and prior therapy ----
preserve
stset death_time, failure(death_event == 1)
replace age = age / 10
replace karnofsky = karnofsky / 10
stcox c.karnofsky, efron level(95)
estat concordance
stcox c.age, efron level(95)
estat concordance
stcox ib1.treatment, efron level(95)
estat concordance
stcox ib1.cell, efron level(95)
estat concordance
stcox ib1.prior, efron level(95)
estat concordance
stcox c.karnofsky c.age ib1.treatment ib1.cell ib1.prior, efron level(95)
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table7.karnofsky.cox_univariable.coefficient = -0.33423745909457264
//   table7.karnofsky.cox_univariable.estimate = 0.7158837689308161
//   table7.karnofsky.cox_univariable.std.error = 0.050748389994448244
//   table7.karnofsky.cox_univariable.statistic = -6.586168726360333
//   table7.karnofsky.cox_univariable.p.value = 4.513209192377232e-11
//   table7.karnofsky.cox_univariable.conf.low = 0.6481050537682993
//   table7.karnofsky.cox_univariable.conf.high = 0.7907507704789595
//   table7.karnofsky.cox_univariable.nobs = 137
//   table7.karnofsky.cox_univariable.nevent = 128
//   table7.karnofsky.cox_univariable.loglik = -484.43345270344025
//   table7.karnofsky.cox_univariable.loglik.null = -505.449054918058
//   table7.karnofsky.cox_univariable.lr.statistic = 42.03120442923546
//   table7.karnofsky.cox_univariable.lr.parameter = 1
//   table7.karnofsky.cox_univariable.lr.p.value = 8.982846560501493e-11
//   table7.karnofsky.cox_univariable.wald.statistic = 43.377618492086896
//   table7.karnofsky.cox_univariable.wald.parameter = 1
//   table7.karnofsky.cox_univariable.wald.p.value = 4.513209192377202e-11
//   table7.karnofsky.cox_univariable.score.statistic = 45.31906721536305
//   table7.karnofsky.cox_univariable.score.parameter = 1
//   table7.karnofsky.cox_univariable.score.p.value = 1.6741131899257252e-11
//   table7.karnofsky.cox_univariable.concordance = 0.7092798727850977
//   table7.karnofsky.cox_univariable.concordance.std.error = 0.022558717191726623
//   table7.karnofsky.cox_univariable.aic = 970.8669054068805
//   table7.age.cox_univariable.coefficient = 0.0749986628274293
//   table7.age.cox_univariable.estimate = 1.0778827095684742
//   table7.age.cox_univariable.std.error = 0.09565214470544356
//   table7.age.cox_univariable.statistic = 0.7840771689791617
//   table7.age.cox_univariable.p.value = 0.4329948310986284
//   table7.age.cox_univariable.conf.low = 0.8936187080584502
//   table7.age.cox_univariable.conf.high = 1.300141911879806
//   table7.age.cox_univariable.nobs = 137
//   table7.age.cox_univariable.nevent = 128
//   table7.age.cox_univariable.loglik = -505.13634829039887
//   table7.age.cox_univariable.loglik.null = -505.449054918058
//   table7.age.cox_univariable.lr.statistic = 0.6254132553182217
//   table7.age.cox_univariable.lr.parameter = 1
//   table7.age.cox_univariable.lr.p.value = 0.4290427705895591
//   table7.age.cox_univariable.wald.statistic = 0.6147770069143768
//   table7.age.cox_univariable.wald.parameter = 1
//   table7.age.cox_univariable.wald.p.value = 0.4329948310986289
//   table7.age.cox_univariable.score.statistic = 0.6153648219948435
//   table7.age.cox_univariable.score.parameter = 1
//   table7.age.cox_univariable.score.p.value = 0.432774980698039
//   table7.age.cox_univariable.concordance = 0.515106769650159
//   table7.age.cox_univariable.concordance.std.error = 0.02935456693692437
//   table7.age.cox_univariable.aic = 1012.2726965807977
//   table7.treatment.Standard.cox_univariable.n.obs = 69
//   table7.treatment.Standard.cox_univariable.n.event = 64
//   table7.treatment.Test.cox_univariable.n.obs = 68
//   table7.treatment.Test.cox_univariable.n.event = 64
//   table7.treatment.Test.cox_univariable.coefficient = 0.017742569518377566
//   table7.treatment.Test.cox_univariable.estimate = 1.0179009039385776
//   table7.treatment.Test.cox_univariable.std.error = 0.1806610122876909
//   table7.treatment.Test.cox_univariable.statistic = 0.09820917802743007
//   table7.treatment.Test.cox_univariable.p.value = 0.9217661946860894
//   table7.treatment.Test.cox_univariable.conf.low = 0.7143755261066754
//   table7.treatment.Test.cox_univariable.conf.high = 1.4503887834537217
//   table7.treatment.cox_univariable.nobs = 137
//   table7.treatment.cox_univariable.nevent = 128
//   table7.treatment.cox_univariable.loglik = -505.44423322874724
//   table7.treatment.cox_univariable.loglik.null = -505.449054918058
//   table7.treatment.cox_univariable.lr.statistic = 0.009643378621490228
//   table7.treatment.cox_univariable.lr.parameter = 1
//   table7.treatment.cox_univariable.lr.p.value = 0.9217729220196949
//   table7.treatment.cox_univariable.wald.statistic = 0.009645042648823451
//   table7.treatment.cox_univariable.wald.parameter = 1
//   table7.treatment.cox_univariable.wald.p.value = 0.9217661946860894
//   table7.treatment.cox_univariable.score.statistic = 0.009645282824575078
//   table7.treatment.cox_univariable.score.parameter = 1
//   table7.treatment.cox_univariable.score.p.value = 0.921765223751386
//   table7.treatment.cox_univariable.concordance = 0.5253861880963199
//   table7.treatment.cox_univariable.concordance.std.error = 0.026011249543341497
//   table7.treatment.cox_univariable.aic = 1012.8884664574945
//   table7.cell.Squamous.cox_univariable.n.obs = 35
//   table7.cell.Squamous.cox_univariable.n.event = 31
//   table7.cell.'Small cell'.cox_univariable.n.obs = 48
//   table7.cell.'Small cell'.cox_univariable.n.event = 45
//   table7.cell.Adenocarcinoma.cox_univariable.n.obs = 27
//   table7.cell.Adenocarcinoma.cox_univariable.n.event = 26
//   table7.cell.'Large cell'.cox_univariable.n.obs = 27
//   table7.cell.'Large cell'.cox_univariable.n.event = 26
//   table7.cell.'Small cell'.cox_univariable.coefficient = 1.0012531827862388
//   table7.cell.'Small cell'.cox_univariable.estimate = 2.7216904678326133
//   table7.cell.'Small cell'.cox_univariable.std.error = 0.2535074356216546
//   table7.cell.'Small cell'.cox_univariable.statistic = 3.9496008483181217
//   table7.cell.'Small cell'.cox_univariable.p.value = 7.828162412727523e-05
//   table7.cell.'Small cell'.cox_univariable.conf.low = 1.6559713236136175
//   table7.cell.'Small cell'.cox_univariable.conf.high = 4.473265265564043
//   table7.cell.Adenocarcinoma.cox_univariable.coefficient = 1.1477130366174972
//   table7.cell.Adenocarcinoma.cox_univariable.estimate = 3.150978490850688
//   table7.cell.Adenocarcinoma.cox_univariable.std.error = 0.29288051003926086
//   table7.cell.Adenocarcinoma.cox_univariable.statistic = 3.9187074498868
//   table7.cell.Adenocarcinoma.cox_univariable.p.value = 8.902508889556606e-05
//   table7.cell.Adenocarcinoma.cox_univariable.conf.low = 1.7747823313224875
//   table7.cell.Adenocarcinoma.cox_univariable.conf.high = 5.59430036831913
//   table7.cell.'Large cell'.cox_univariable.coefficient = 0.23014551673308142
//   table7.cell.'Large cell'.cox_univariable.estimate = 1.2587831706173283
//   table7.cell.'Large cell'.cox_univariable.std.error = 0.2772930369841946
//   table7.cell.'Large cell'.cox_univariable.statistic = 0.8299722172475592
//   table7.cell.'Large cell'.cox_univariable.p.value = 0.4065544918988702
//   table7.cell.'Large cell'.cox_univariable.conf.low = 0.7310021713017978
//   table7.cell.'Large cell'.cox_univariable.conf.high = 2.167620197088622
//   table7.cell.cox_univariable.nobs = 137
//   table7.cell.cox_univariable.nevent = 128
//   table7.cell.cox_univariable.loglik = -493.0247322411709
//   table7.cell.cox_univariable.loglik.null = -505.449054918058
//   table7.cell.cox_univariable.lr.statistic = 24.848645353774145
//   table7.cell.cox_univariable.lr.parameter = 3
//   table7.cell.cox_univariable.lr.p.value = 1.6607481887118122e-05
//   table7.cell.cox_univariable.wald.statistic = 24.094136596367463
//   table7.cell.cox_univariable.wald.parameter = 3
//   table7.cell.cox_univariable.wald.p.value = 2.3874673633979536e-05
//   table7.cell.cox_univariable.score.statistic = 25.509734538967955
//   table7.cell.cox_univariable.score.parameter = 3
//   table7.cell.cox_univariable.score.p.value = 1.207939478219057e-05
//   table7.cell.cox_univariable.concordance = 0.6080758746024535
//   table7.cell.cox_univariable.concordance.std.error = 0.028345939411749756
//   table7.cell.cox_univariable.aic = 992.0494644823418
//   table7.prior.No.cox_univariable.n.obs = 97
//   table7.prior.No.cox_univariable.n.event = 91
//   table7.prior.Yes.cox_univariable.n.obs = 40
//   table7.prior.Yes.cox_univariable.n.event = 37
//   table7.prior.Yes.cox_univariable.coefficient = -0.14293356451910122
//   table7.prior.Yes.cox_univariable.estimate = 0.8668116540317039
//   table7.prior.Yes.cox_univariable.std.error = 0.200503684463697
//   table7.prior.Yes.cox_univariable.statistic = -0.7128725085597148
//   table7.prior.Yes.cox_univariable.p.value = 0.47592465221272595
//   table7.prior.Yes.cox_univariable.conf.low = 0.5851344876016616
//   table7.prior.Yes.cox_univariable.conf.high = 1.2840850428161374
//   table7.prior.cox_univariable.nobs = 137
//   table7.prior.cox_univariable.nevent = 128
//   table7.prior.cox_univariable.loglik = -505.18978455757264
//   table7.prior.cox_univariable.loglik.null = -505.449054918058
//   table7.prior.cox_univariable.lr.statistic = 0.5185407209706909
//   table7.prior.cox_univariable.lr.parameter = 1
//   table7.prior.cox_univariable.lr.p.value = 0.47146483352403146
//   table7.prior.cox_univariable.wald.statistic = 0.5081872134602207
//   table7.prior.cox_univariable.wald.parameter = 1
//   table7.prior.cox_univariable.wald.p.value = 0.47592465221272673
//   table7.prior.cox_univariable.score.statistic = 0.5090151299807477
//   table7.prior.cox_univariable.score.parameter = 1
//   table7.prior.cox_univariable.score.p.value = 0.4755655098409153
//   table7.prior.cox_univariable.concordance = 0.4944343480236256
//   table7.prior.cox_univariable.concordance.std.error = 0.025208284891220574
//   table7.prior.cox_univariable.aic = 1012.3795691151453
//   table7.treatment.Standard.cox_multivariable.n.obs = 69
//   table7.treatment.Standard.cox_multivariable.n.event = 64
//   table7.treatment.Test.cox_multivariable.n.obs = 68
//   table7.treatment.Test.cox_multivariable.n.event = 64
//   table7.cell.Squamous.cox_multivariable.n.obs = 35
//   table7.cell.Squamous.cox_multivariable.n.event = 31
//   table7.cell.'Small cell'.cox_multivariable.n.obs = 48
//   table7.cell.'Small cell'.cox_multivariable.n.event = 45
//   table7.cell.Adenocarcinoma.cox_multivariable.n.obs = 27
//   table7.cell.Adenocarcinoma.cox_multivariable.n.event = 26
//   table7.cell.'Large cell'.cox_multivariable.n.obs = 27
//   table7.cell.'Large cell'.cox_multivariable.n.event = 26
//   table7.prior.No.cox_multivariable.n.obs = 97
//   table7.prior.No.cox_multivariable.n.event = 91
//   table7.prior.Yes.cox_multivariable.n.obs = 40
//   table7.prior.Yes.cox_multivariable.n.event = 37
//   table7.karnofsky.cox_multivariable.coefficient = -0.32823110703650304
//   table7.karnofsky.cox_multivariable.estimate = 0.72019655797859
//   table7.karnofsky.cox_multivariable.std.error = 0.054376969200297165
//   table7.karnofsky.cox_multivariable.statistic = -6.036215549775608
//   table7.karnofsky.cox_multivariable.p.value = 1.5777047911109307e-09
//   table7.karnofsky.cox_multivariable.conf.low = 0.6473889484794263
//   table7.karnofsky.cox_multivariable.conf.high = 0.8011923640996351
//   table7.age.cox_multivariable.coefficient = -0.08715946377097802
//   table7.age.cox_multivariable.estimate = 0.9165309305010447
//   table7.age.cox_multivariable.std.error = 0.09238707903175479
//   table7.age.cox_multivariable.statistic = -0.9434161647325168
//   table7.age.cox_multivariable.p.value = 0.3454680781689017
//   table7.age.cox_multivariable.conf.low = 0.7647281931901599
//   table7.age.cox_multivariable.conf.high = 1.0984673430971919
//   table7.treatment.Test.cox_multivariable.coefficient = 0.294784444204909
//   table7.treatment.Test.cox_multivariable.estimate = 1.3428368712175942
//   table7.treatment.Test.cox_multivariable.std.error = 0.20654232790056898
//   table7.treatment.Test.cox_multivariable.statistic = 1.4272350234515632
//   table7.treatment.Test.cox_multivariable.p.value = 0.15351216242428695
//   table7.treatment.Test.cox_multivariable.conf.low = 0.8958062934163372
//   table7.treatment.Test.cox_multivariable.conf.high = 2.0129473034003262
//   table7.cell.'Small cell'.cox_multivariable.coefficient = 0.8619562597264017
//   table7.cell.'Small cell'.cox_multivariable.estimate = 2.367788174599398
//   table7.cell.'Small cell'.cox_multivariable.std.error = 0.27167553639141434
//   table7.cell.'Small cell'.cox_multivariable.statistic = 3.1727415400573467
//   table7.cell.'Small cell'.cox_multivariable.p.value = 0.001510068901446043
//   table7.cell.'Small cell'.cox_multivariable.conf.low = 1.3902477837112235
//   table7.cell.'Small cell'.cox_multivariable.conf.high = 4.032677415824812
//   table7.cell.Adenocarcinoma.cox_multivariable.coefficient = 1.196000394029828
//   table7.cell.Adenocarcinoma.cox_multivariable.estimate = 3.306864283604697
//   table7.cell.Adenocarcinoma.cox_multivariable.std.error = 0.30083383000226355
//   table7.cell.Adenocarcinoma.cox_multivariable.statistic = 3.9756180148383877
//   table7.cell.Adenocarcinoma.cox_multivariable.p.value = 7.019672225603733e-05
//   table7.cell.Adenocarcinoma.cox_multivariable.conf.low = 1.8337754368911825
//   table7.cell.Adenocarcinoma.cox_multivariable.conf.high = 5.963299087874804
//   table7.cell.'Large cell'.cox_multivariable.coefficient = 0.4013664599290672
//   table7.cell.'Large cell'.cox_multivariable.estimate = 1.493864609723437
//   table7.cell.'Large cell'.cox_multivariable.std.error = 0.2825634611879597
//   table7.cell.'Large cell'.cox_multivariable.statistic = 1.4204471386414692
//   table7.cell.'Large cell'.cox_multivariable.p.value = 0.1554775476803368
//   table7.cell.'Large cell'.cox_multivariable.conf.low = 0.8586037571090478
//   table7.cell.'Large cell'.cox_multivariable.conf.high = 2.599140119882711
//   table7.prior.Yes.cox_multivariable.coefficient = 0.07252590970851583
//   table7.prior.Yes.cox_multivariable.estimate = 1.0752206643832576
//   table7.prior.Yes.cox_multivariable.std.error = 0.20731524379378463
//   table7.prior.Yes.cox_multivariable.statistic = 0.34983394554747244
//   table7.prior.Yes.cox_multivariable.p.value = 0.7264633219304241
//   table7.prior.Yes.cox_multivariable.conf.low = 0.716193783299513
//   table7.prior.Yes.cox_multivariable.conf.high = 1.6142271883324797
//   table7.cox_multivariable.nobs = 137
//   table7.cox_multivariable.nevent = 128
//   table7.cox_multivariable.loglik = -474.3971512891322
//   table7.cox_multivariable.loglik.null = -505.449054918058
//   table7.cox_multivariable.lr.statistic = 62.1038072578516
//   table7.cox_multivariable.lr.parameter = 7
//   table7.cox_multivariable.lr.p.value = 5.730440066459613e-11
//   table7.cox_multivariable.wald.statistic = 62.36394575079814
//   table7.cox_multivariable.wald.parameter = 7
//   table7.cox_multivariable.wald.p.value = 5.0826502920901175e-11
//   table7.cox_multivariable.score.statistic = 66.62678855111314
//   table7.cox_multivariable.score.parameter = 7
//   table7.cox_multivariable.score.p.value = 7.078762520984458e-12
//   table7.cox_multivariable.concordance = 0.7359154929577465
//   table7.cox_multivariable.concordance.std.error = 0.02116083830942938
//   table7.cox_multivariable.aic = 962.7943025782644
//   table7.cell.cox_multivariable.lr.statistic = 18.870776890533193
//   table7.cell.cox_multivariable.lr.parameter = 3
//   table7.cell.cox_multivariable.lr.p.value = 0.0002907444087709254

// ---- table8: Stratified by cell type ----
preserve
stset death_time, failure(death_event == 1)
stcox c.karnofsky c.age ib1.treatment, efron strata(cell) level(95)
estat concordance
// phtest is the approximation of Grambsch and Therneau, the report's the score test
restore
// expected:
//   table8.treatment.Standard.cox_multivariable.n.obs = 69
//   table8.treatment.Standard.cox_multivariable.n.event = 64
//   table8.treatment.Test.cox_multivariable.n.obs = 68
//   table8.treatment.Test.cox_multivariable.n.event = 64
//   table8.karnofsky.cox_multivariable.coefficient = -0.03749769388982628
//   table8.karnofsky.cox_multivariable.estimate = 0.963196638955829
//   table8.karnofsky.cox_multivariable.std.error = 0.005742942895004137
//   table8.karnofsky.cox_multivariable.statistic = -6.529351688738892
//   table8.karnofsky.cox_multivariable.p.value = 6.605498324561865e-11
//   table8.karnofsky.cox_multivariable.conf.low = 0.9524157235300862
//   table8.karnofsky.cox_multivariable.conf.high = 0.9740995894703942
//   table8.age.cox_multivariable.coefficient = -0.011831952545424329
//   table8.age.cox_multivariable.estimate = 0.9882377697505431
//   table8.age.cox_multivariable.std.error = 0.00974482796856267
//   table8.age.cox_multivariable.statistic = -1.214177672873737
//   table8.age.cox_multivariable.p.value = 0.2246798845032473
//   table8.age.cox_multivariable.conf.low = 0.969542018943674
//   table8.age.cox_multivariable.conf.high = 1.0072940321096742
//   table8.treatment.Test.cox_multivariable.coefficient = 0.29143861255565867
//   table8.treatment.Test.cox_multivariable.estimate = 1.3383514729921135
//   table8.treatment.Test.cox_multivariable.std.error = 0.20737416850151627
//   table8.treatment.Test.cox_multivariable.statistic = 1.4053756775088782
//   table8.treatment.Test.cox_multivariable.p.value = 0.15990959540529529
//   table8.treatment.Test.cox_multivariable.conf.low = 0.891359646734829
//   table8.treatment.Test.cox_multivariable.conf.high = 2.0094971449756693
//   table8.cox_multivariable.nobs = 137
//   table8.cox_multivariable.nevent = 128
//   table8.cox_multivariable.loglik = -316.8582596582625
//   table8.cox_multivariable.loglik.null = -338.73620722618404
//   table8.cox_multivariable.lr.statistic = 43.75589513584305
//   table8.cox_multivariable.lr.parameter = 3
//   table8.cox_multivariable.lr.p.value = 1.7005601614009003e-09
//   table8.cox_multivariable.wald.statistic = 43.681148056262884
//   table8.cox_multivariable.wald.parameter = 3
//   table8.cox_multivariable.wald.p.value = 1.763874896085883e-09
//   table8.cox_multivariable.score.statistic = 46.88101628511812
//   table8.cox_multivariable.score.parameter = 3
//   table8.cox_multivariable.score.p.value = 3.6841668200138236e-10
//   table8.cox_multivariable.concordance = 0.6986480593109463
//   table8.cox_multivariable.concordance.std.error = 0.026788641270539097
//   table8.cox_multivariable.aic = 639.716519316525
//   table8.90.'Squamous, zero'.cox_baseline.cumhaz = 7.42699574159245
//   table8.180.'Squamous, zero'.cox_baseline.cumhaz = 13.77133595796098
//   table8.365.'Squamous, zero'.cox_baseline.cumhaz = 27.701486982998606
//   table8.90.'Small cell, zero'.cox_baseline.cumhaz = 18.183826934781862
//   table8.180.'Small cell, zero'.cox_baseline.cumhaz = 36.23535282499173
//   table8.365.'Small cell, zero'.cox_baseline.cumhaz = 40.947408842539915
//   table8.90.'Adenocarcinoma, zero'.cox_baseline.cumhaz = 21.440899273028734
//   table8.180.'Adenocarcinoma, zero'.cox_baseline.cumhaz = 79.06993166021303
//   table8.365.'Adenocarcinoma, zero'.cox_baseline.cumhaz = 123.47133120650017
//   table8.90.'Large cell, zero'.cox_baseline.cumhaz = 5.47141429108661
//   table8.180.'Large cell, zero'.cox_baseline.cumhaz = 22.003800615279147
//   table8.365.'Large cell, zero'.cox_baseline.cumhaz = 57.40571080153095
//   table8.90.'Squamous, means'.cox_baseline.cumhaz = 0.41437893417834276
//   table8.180.'Squamous, means'.cox_baseline.cumhaz = 0.7683526038010349
//   table8.365.'Squamous, means'.cox_baseline.cumhaz = 1.5455660741645934
//   table8.90.'Small cell, means'.cox_baseline.cumhaz = 1.0145414224921503
//   table8.180.'Small cell, means'.cox_baseline.cumhaz = 2.021701291561103
//   table8.365.'Small cell, means'.cox_baseline.cumhaz = 2.284603926526342
//   table8.90.'Adenocarcinoma, means'.cox_baseline.cumhaz = 1.1962652595621195
//   table8.180.'Adenocarcinoma, means'.cox_baseline.cumhaz = 4.411597252361992
//   table8.365.'Adenocarcinoma, means'.cox_baseline.cumhaz = 6.888911803248245
//   table8.90.'Large cell, means'.cox_baseline.cumhaz = 0.30526997742730555
//   table8.180.'Large cell, means'.cox_baseline.cumhaz = 1.2276715598166115
//   table8.365.'Large cell, means'.cox_baseline.cumhaz = 3.202872074434252
