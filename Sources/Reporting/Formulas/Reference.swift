import Analysis

/// The paper that a method comes from, as cited in a panel: `Welch 1947, doi 10.1093/biomet/34.1-2.28`.
enum Reference {
  /// The reference of a context; `nil` for plain counts and summaries.
  static func of(_ context: ResultContext) -> String? {
    switch context {
    case .test(let key): test(key)
    case .effect(let key): effect(key)
    case .survivalTest(let key): survivalTest(key)
    case .correlation(let method): correlation(method)
    case .agreement(let method): agreement(method)
    case .named(let named): self.named(named)
    }
  }

  private static func test(_ key: TestKey) -> String? {
    switch key {
    case .studentT, .pairedT, .oneSampleT: "Student 1908, doi 10.1093/biomet/6.1.1"
    case .welchT: "Welch 1947, doi 10.1093/biomet/34.1-2.28"
    case .mannWhitney: "Mann and Whitney 1947, doi 10.1214/aoms/1177730491"
    case .wilcoxonSignedRank: "Wilcoxon 1945, doi 10.2307/3001968"
    case .fVariance: nil
    case .levene, .brownForsythe: "Brown and Forsythe 1974, doi 10.1080/01621459.1974.10482955"
    case .shapiroWilk: "Royston 1995, doi 10.2307/2986146"
    case .kolmogorovSmirnov: "Smirnov 1948, doi 10.1214/aoms/1177730256"
    case .tost: "Schuirmann 1987, doi 10.1007/BF01068419"
    case .anova: nil
    case .welchANOVA: "Welch 1951, doi 10.1093/biomet/38.3-4.330"
    case .kruskalWallis: "Kruskal and Wallis 1952, doi 10.1080/01621459.1952.10483441"
    case .tukeyHSD: "Kramer 1956, doi 10.2307/3001469"
    case .chiSquared: "Pearson 1900, doi 10.1080/14786440009463897"
    case .fisherExact: "Fisher 1935, doi 10.2307/2342435"
    case .mcnemar: "McNemar 1947, doi 10.1007/BF02295996"
    case .cochranMantelHaenszel: "Mantel and Haenszel 1959, doi 10.1093/jnci/22.4.719"
    case .cochranArmitage: "Armitage 1955, doi 10.2307/3001775"
    case .gamesHowell: "Games and Howell 1976, doi 10.3102/10769986001002113"
    case .dunn: "Dunn 1964, doi 10.1080/00401706.1964.10490181"
    case .bartlett: "Bartlett 1937, doi 10.1098/rspa.1937.0109"
    }
  }

  private static func effect(_ key: EffectKey) -> String? {
    switch key {
    case .meanDifference: nil
    case .cohensD: "Cohen 1988, Statistical Power Analysis for the Behavioral Sciences"
    case .hedgesG: "Hedges 1981, doi 10.3102/10769986006002107"
    case .smd: "Yang and Dalton 2012, SAS Global Forum, paper 335"
    case .hodgesLehmann: "Hodges and Lehmann 1963, doi 10.1214/aoms/1177704172"
    case .rankBiserial: "Kerby 2014, doi 10.2466/11.IT.3.1"
    case .etaSquared, .omegaSquared: "Steiger 2004, doi 10.1037/1082-989X.9.2.164"
    case .epsilonSquared: "Kruskal and Wallis 1952, doi 10.1080/01621459.1952.10483441"
    case .cramersV: "Cramér 1946, Mathematical Methods of Statistics"
    case .riskDifference:
      "Newcombe 1998, doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
    case .riskRatio: "Katz et al. 1978, doi 10.2307/2530610"
    case .oddsRatio: "Woolf 1955, doi 10.1111/j.1469-1809.1955.tb01348.x"
    case .numberNeededToTreat: "Altman 1998, doi 10.1136/bmj.317.7168.1309"
    }
  }

  private static func survivalTest(_ key: KaplanMeierAnalysis.Test) -> String? {
    switch key {
    case .logrank, .gehanBreslow, .petoPeto, .trend:
      "Klein and Moeschberger 2003, chapter 7, doi 10.1007/b97377"
    case .taroneWare: "Tarone and Ware 1977, doi 10.1093/biomet/64.1.156"
    case .flemingHarrington: "Harrington and Fleming 1982, doi 10.1093/biomet/69.3.553"
    }
  }

  private static func correlation(_ method: Correlate.Method) -> String? {
    switch method {
    case .pearson: "Fisher 1915, doi 10.1093/biomet/10.4.507"
    case .spearman: "Spearman 1904, doi 10.2307/1412159"
    case .kendall: "Kendall 1945, doi 10.1093/biomet/33.3.239"
    }
  }

  private static func agreement(_ method: Agreement.Method) -> String? {
    switch method {
    case .icc: "Shrout and Fleiss 1979, doi 10.1037/0033-2909.86.2.420"
    case .kappa: "Cohen 1960, doi 10.1177/001316446002000104"
    case .weightedKappa: "Cohen 1968, doi 10.1037/h0026256"
    case .blandAltman: "Bland and Altman 1986, doi 10.1016/S0140-6736(86)90837-8"
    }
  }

  private static func named(_ context: ResultContext.Named) -> String? {
    switch context {
    case .continuous, .categorical, .date, .missing, .cuminc, .fragility: nil
    case .linearUnivariable, .linearMultivariable: nil
    case .logisticUnivariable, .logisticMultivariable: nil
    case .breslowDay: "Tarone 1985, doi 10.1093/biomet/72.1.91"
    case .rocAUC, .rocDeLongTest: "DeLong et al. 1988, doi 10.2307/2531595"
    case .rocPartialAUC: "McClish 1989, doi 10.1177/0272989X8900900307"
    case .rocAt: "Fawcett 2006, doi 10.1016/j.patrec.2005.10.010"
    case .rocThreshold: "Perkins and Schisterman 2006, doi 10.1093/aje/kwj063"
    case .rocTime: "Uno et al. 2007, doi 10.1198/016214507000000149"
    case .rocTimeIntegrated: "Lambert and Chevret 2016, doi 10.1177/0962280213515571"
    case .harrellC: "Harrell et al. 1982, doi 10.1001/jama.1982.03320430047030"
    case .unoC: "Uno et al. 2011, doi 10.1002/sim.4154"
    case .brier, .brierIntegrated: "Gerds and Schumacher 2006, doi 10.1002/bimj.200610301"
    case .survival, .survivalAt: "Kaplan and Meier 1958, doi 10.1080/01621459.1958.10501452"
    case .survivalDifference: "Klein et al. 2007, doi 10.1002/sim.2864"
    case .rmstDifference, .rmstRatio: "Royston and Parmar 2013, doi 10.1186/1471-2288-13-152"
    case .followUp: "Schemper and Smith 1996, doi 10.1016/0197-2456(96)00075-X"
    case .cumincAt: "Aalen 1978, doi 10.1214/aos/1176344198"
    case .grayTest: "Gray 1988, doi 10.1214/aos/1176350951"
    case .fineGray: "Fine and Gray 1999, doi 10.1080/01621459.1999.10474144"
    case .coxUnivariable, .coxMultivariable, .coxBaseline:
      "Cox 1972, doi 10.1111/j.2517-6161.1972.tb00899.x"
    case .coxZPH: "Grambsch and Therneau 1994, doi 10.1093/biomet/81.3.515"
    case .maximallySelected: "Hothorn and Lausen 2003, doi 10.1016/S0167-9473(02)00225-6"
    }
  }
}
