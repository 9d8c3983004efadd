internal import Analysis
internal import ArgumentParser
internal import Reporting
internal import Statistics

/// `reprise power`: sample size and power.
struct PowerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Sample size and power of a study to come.",
    discussion: """
      Of size, effect and power give two; the third is computed. A size is printed as solved and \
      rounded up, with the power that the whole number of patients reaches.
      """,
    subcommands: [
      TTest.self, Proportions.self, LogRank.self, ANOVA.self, Correlation.self,
    ])

  /// What all tests are asked with.
  struct Options: ParsableArguments {
    @Option(help: "The power, above alpha and below 1, such as 0.8.")
    var power: Double?

    @Option(name: [.long, .customLong("sig-level")], help: "The significance level.")
    var alpha = 0.05

    @Option(help: "text or json.")
    var format = "text"

    func validate() throws {
      guard ["text", "json"].contains(format) else {
        throw ValidationError("--format \(format) is not known; expected text, json")
      }
    }

    /// Prints the answer, or refuses as a fault of the command line.
    func print(_ question: PowerQuestion, _ alternative: String = "two.sided") throws {
      guard let sides = TestSides(rawValue: alternative) else {
        throw ValidationError(
          "--alternative \(alternative) is not known; expected two.sided, one.sided")
      }
      let text: PowerText
      do throws(PowerRefusal) {
        text = PowerText(try question.answer(significance: alpha, sides: sides))
      } catch {
        throw ValidationError(error.description)
      }
      try printText(format == "json" ? text.json : text.plain)
    }
  }

  struct TTest: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "t_test", abstract: "Means: two groups, pairs, or one sample.",
      discussion: "As R's power.t.test. Two of --n, --delta and --power are given.")

    @Option(help: "Patients per group; pairs of a paired test.")
    var n: Int?
    @Option(help: "The true difference of means.")
    var delta: Double?
    @Option(help: "The standard deviation within groups; of the differences in a paired test.")
    var sd = 1.0
    @Option(help: "two_sample, paired or one_sample.")
    var type = "two_sample"
    @Option(help: "two.sided or one.sided.")
    var alternative = "two.sided"
    @Flag(help: "Count rejections on the wrong side too.")
    var strict = false
    @OptionGroup var options: Options

    func run() throws {
      guard let design = TTestPower.Design(rawValue: type) else {
        let known = TTestPower.Design.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("--type \(type) is not known; expected \(known)")
      }
      try options.print(
        .tTest(
          design, n: n, delta: delta, sd: sd, power: options.power, isStrict: strict),
        alternative)
    }
  }

  struct Proportions: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "proportions", abstract: "Two proportions.",
      discussion: "As R's power.prop.test. Two of --n, --p2 and --power are given.")

    @Option(help: "Patients per group.")
    var n: Int?
    @Option(help: "The proportion in the first group.")
    var p1: Double
    @Option(help: "The proportion in the second group.")
    var p2: Double?
    @Option(help: "two.sided or one.sided.")
    var alternative = "two.sided"
    @Flag(help: "Count rejections on the wrong side too.")
    var strict = false
    @OptionGroup var options: Options

    func run() throws {
      try options.print(
        .proportions(n: n, p1: p1, p2: p2, power: options.power, isStrict: strict), alternative)
    }
  }

  struct LogRank: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "logrank", abstract: "Survival of two groups, by Schoenfeld's formula.",
      discussion: """
        Two of --events (or --n), --hazard-ratio and --power are given. Patients follow from \
        --event-probability, or from --median, --accrual and --follow-up.
        """)

    @Option(help: "Events in both groups.")
    var events: Int?
    @Option(help: "Patients in both groups.")
    var n: Int?
    @Option(name: [.long, .customLong("hr")], help: "The hazard ratio.")
    var hazardRatio: Double?
    @Option(help: "The share of patients in the reference group.")
    var allocation = 0.5
    @Option(help: "The probability that a patient's event is seen.")
    var eventProbability: Double?
    @Option(help: "The median survival in the reference group.")
    var median: Double?
    @Option(help: "The time over which patients enter, in the unit of the median.")
    var accrual: Double?
    @Option(help: "The time from the last entry to the analysis.")
    var followUp: Double?
    @Option(help: "two.sided or one.sided.")
    var alternative = "two.sided"
    @OptionGroup var options: Options

    func run() throws {
      var design = PowerQuestion.LogRankDesign()
      (design.events, design.n, design.hazardRatio) = (events, n, hazardRatio)
      (design.power, design.allocation) = (options.power, allocation)
      (design.eventProbability, design.median) = (eventProbability, median)
      (design.accrual, design.followUp) = (accrual, followUp)
      try options.print(.logRank(design), alternative)
    }
  }

  struct ANOVA: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "anova", abstract: "Means of several groups.",
      discussion: "Two of --n, --f and --power are given.")

    @Option(help: "The number of groups.")
    var groups: Int
    @Option(help: "Patients per group.")
    var n: Int?
    @Option(help: "Cohen's f: the SD of the group means over that within groups.")
    var f: Double?
    @OptionGroup var options: Options

    func run() throws {
      try options.print(.anova(groups: groups, n: n, f: f, power: options.power))
    }
  }

  struct Correlation: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "correlation", abstract: "Pearson's correlation against 0.",
      discussion: "Two of --n, --r and --power are given.")

    @Option(help: "Patients.")
    var n: Int?
    @Option(help: "The true correlation.")
    var r: Double?
    @Option(help: "two.sided or one.sided.")
    var alternative = "two.sided"
    @OptionGroup var options: Options

    func run() throws {
      try options.print(.correlation(n: n, r: r, power: options.power), alternative)
    }
  }
}
