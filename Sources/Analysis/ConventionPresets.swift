extension Conventions {
  /// One program's defaults.
  ///
  /// R's are those of `quantile`, `chisq.test`, `mcnemar.test`, `mantelhaen.test`, `wilcox.test` and
  /// `fisher.test` of stats, `survfit`, `quantile.survfit` and `coxph` of survival, `confint` of a
  /// glm, and `skewness` of e1071, by their help pages; the tests compare with R itself.
  public init(preset: Preset) {
    self.init(
      preset: .r, twoGroupT: .welch, quantileType: 7, continuityCorrection: true,
      mcnemarCorrection: true, cmhCorrection: true, mannWhitney: .exactIfSmallAndUntied,
      signedRank: .exactIfSmallAndUntied, fisherOddsRatio: .conditional, kmInterval: .log,
      kmMedian: .midpoint, pastLastTime: .carried, ties: .efron, logisticInterval: .profile,
      moments: .type3)
    switch preset {
    case .r: break
    case .sas: takeSAS()
    case .spss: takeSPSS()
    case .stata: takeStata()
    }
  }

  /// The defaults of SAS.
  ///
  /// Each is confirmed by output that CAMIS published (https://psiaims.github.io/CAMIS), with which
  /// the tests compare, and by the documentation of its procedure at support.sas.com:
  /// TTEST (pooled, then Satterthwaite), UNIVARIATE (PCTLDEF=5; signed rank exact to n = 20, beyond
  /// it t with n − 1 degrees of freedom; VARDEF=DF), FREQ (χ², AGREE and CMH without correction;
  /// odds ratio ad/bc with Wald's limits, exact ones with EXACT), NPAR1WAY (WILCOXON with CORRECT=YES
  /// and the normal approximation), LIFETEST (CONFTYPE=LOGLOG; t(p) the middle of the times at which
  /// S equals 1 − p, and missing where no later event ends them), PHREG (TIES=BRESLOW), LOGISTIC
  /// (Wald's limits).
  private mutating func takeSAS() {
    preset = .sas
    twoGroupT = .both
    quantileType = 2
    (continuityCorrection, mcnemarCorrection, cmhCorrection) = (false, false, false)
    mannWhitney = .normalCorrected
    signedRank = .exactToTwentyElseT
    fisherOddsRatio = .sample
    kmInterval = .logLog
    kmMedian = .midpointOrNone
    pastLastTime = .notEstimable
    ties = .breslow
    logisticInterval = .wald
    moments = .type2
  }

  /// The defaults of SPSS.
  ///
  /// Confirmed: EXAMINE and FREQUENCIES take HAVERAGE, the weighted average at X((w + 1)p) (IBM,
  /// *PERCENTILES subcommand, EXAMINE command*); Pearson's χ² is printed first and uncorrected, with
  /// Yates's beside it (IBM, *STATISTICS subcommand, CROSSTABS command*); McNemar's χ² is corrected,
  /// and the binomial p printed where fewer than 25 change (IBM, *MCNEMAR subcommand, NPAR TESTS
  /// command*; M. Garcia-Granero's macro on the correction that cannot be switched off); both rank
  /// tests print an uncorrected Z (IBM, *M-W* and *WILCOXON subcommand, NPAR TESTS command*); KM
  /// makes no interval of S (IBM, *Can SPSS produce confidence intervals for the estimated survival
  /// function?*), its median is the first time with S ≤ 0.5 and has the limits of the normal
  /// approximation (Marques de Sá 2007, *Applied Statistics Using SPSS*, section 9.2), and it prints
  /// S at observed times only; G₁ and G₂ (help of Stata's `moments2`, SSC).
  ///
  /// Not confirmed by a page of IBM that could be read: both t-tests of T-TEST, the correction of the
  /// Mantel–Haenszel statistic (which stands beside Cochran's, without one), ad/bc with Wald's
  /// limits, Breslow's ties, Wald's limits of a logistic model.
  private mutating func takeSPSS() {
    preset = .spss
    twoGroupT = .both
    quantileType = 6
    (continuityCorrection, mcnemarCorrection, cmhCorrection) = (false, true, true)
    mannWhitney = .normal
    signedRank = .normal
    fisherOddsRatio = .sample
    kmInterval = .none
    kmMedian = .first
    pastLastTime = .notEstimable
    ties = .breslow
    logisticInterval = .wald
    moments = .type2
  }

  /// The defaults of Stata.
  ///
  /// Confirmed: `ttest` assumes equal variances (help ttest); `summarize, detail` averages two values
  /// where np is whole (Statalist 2003-02-00065, 2010-07-00875), and prints m₃m₂^(−3/2) and m₄m₂^(−2)
  /// ([R] summarize, quoted in Statalist 2009-03-00868); `tabulate, chi2` is uncorrected (output in
  /// the tests); `ranksum` prints the uncorrected z (output in the tests), from version 16 on with an
  /// exact p beside it; `cc` prints ad/bc with exact limits (Statalist 2005-09-00829); `sts list`
  /// makes its limits on ln(−ln S) ([ST] sts); `stsum` takes the time at which S falls to 1 − p, or
  /// none (Stata FAQ, *Why does stsum report missing values?*); `stcox` is Breslow's ([ST] stcox).
  ///
  /// Not confirmed: `mcc` and `cc, by()` without correction, `signrank` without correction, nothing
  /// past the last follow-up, Wald's limits of `logit`.
  private mutating func takeStata() {
    preset = .stata
    twoGroupT = .pooled
    quantileType = 2
    (continuityCorrection, mcnemarCorrection, cmhCorrection) = (false, false, false)
    mannWhitney = .normal
    signedRank = .normal
    fisherOddsRatio = .sampleExact
    kmInterval = .logLog
    kmMedian = .first
    pastLastTime = .notEstimable
    ties = .breslow
    logisticInterval = .wald
    moments = .type1NotExcess
  }
}
