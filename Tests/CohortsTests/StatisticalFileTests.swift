import Foundation
import TestSupport
import Testing

@testable import Cohorts

/// Files of SPSS, Stata and SAS beside the CSV of the same cohort.
@Suite struct StatisticalFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "StatisticalFiles/Files")

  static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// A request for a file of the folder.
  static func request(
    _ name: String, _ variables: [VariableDeclaration] = [], used: [String] = [],
    _ change: (inout CohortDeclaration) -> Void = { _ in }
  ) -> CohortRequest {
    var request = CohortsTests.request(variables, used: used, change)
    (request.file, request.fileName) = (path(name), name)
    return request
  }

  #if READSTAT
    static let names = [
      "id", "age", "sex", "ecog", "ldh", "ratio", "center", "site", "start", "last", "died", "note",
    ]

    /// The cohort of a file, its codes for missing declared as in a plan for all formats.
    private func cohort(
      _ name: String, used: [String] = names, _ change: (inout CohortDeclaration) -> Void = { _ in }
    ) throws -> Cohort {
      let ecog = variable("ecog") {
        $0.levels = ["0", "1", "2", "3"].map { Level(code: $0) }
        $0.missing = ["9", ".a", ".U"]
      }
      let site = variable("site") { $0.levels = ["N", "S", "W"].map { Level(code: $0) } }
      let coded = ["sex", "died"].map { variable($0) { $0.type = .continuous } }
      return try Cohort.read(
        Self.request(name, [ecog, site] + coded, used: used, change), cutPoints: middle)
    }

    @Test(arguments: [
      "cohort.sav", "plain.sav", "cohort.zsav", "stata14.dta", "stata15.dta", "cohort.sas7bdat",
      "transport8.xpt",
    ])
    func `every value is that of the CSV`(name: String) throws {
      let (csv, file) = (try cohort("cohort.csv"), try cohort(name))
      #expect(file.count == 40)
      for name in Self.names {
        #expect(file.variable(name)?.type == csv.variable(name)?.type, "\(name)")
        #expect(file.variable(name)?.column == csv.variable(name)?.column, "\(name)")
      }
      #expect(file.digest.count == 64 && file.digest != csv.digest)
    }

    @Test(arguments: ["stata8.dta", "stata10.dta", "stata12.dta", "stata13.dta", "transport5.xpt"])
    func `older formats, which hold no such letters, agree in all other columns`(name: String)
      throws
    {
      let names = Self.names.filter { $0 != "center" }
      let (csv, file) = (try cohort("cohort.csv", used: names), try cohort(name, used: names))
      for name in names {
        #expect(file.variable(name)?.column == csv.variable(name)?.column, "\(name)")
      }
    }

    @Test func `an old Stata file is Windows-1252`() throws {
      let used = ["center", "ldh"]
      let csv = try Cohort.read(Self.request("western.csv", used: used), cutPoints: middle)
      let dta = try Cohort.read(Self.request("latin.dta", used: used), cutPoints: middle)
      #expect(dta.codes("center") == csv.codes("center"))
      #expect(dta.codes("center").contains("Genève"))
      #expect(dta.numbers("ldh") == csv.numbers("ldh"))
    }

    @Test func `decimal commas in the plan change nothing`() throws {
      let comma = try cohort("cohort.sav") { $0.decimalMark = UInt8(ascii: ",") }
      let point = try cohort("cohort.sav")
      #expect(comma.numbers("ratio") == point.numbers("ratio"))
    }

    // MARK: - The file's dictionary

    @Test(arguments: ["cohort.sav", "stata14.dta"])
    func `labels, levels and missing codes come from the file`(name: String) throws {
      let cohort = try Cohort.read(
        Self.request(name, used: ["age", "sex", "ecog", "died"]), cutPoints: middle)
      #expect(cohort.variable("age")?.label == "Age at diagnosis")
      let sex = try #require(cohort.variable("sex"))
      #expect(sex.type == .categorical)
      #expect(
        sex.declaration.levels == [
          Level(code: "1", label: "Male"), Level(code: "2", label: "Female"),
        ])
      let ecog = try #require(cohort.variable("ecog"))
      #expect(
        ecog.declaration.levels?.map(\.label) == [
          "Fully active", "Restricted", "Ambulatory", "Limited",
        ])
      let code = name == "cohort.sav" ? "9" : ".a"
      #expect(ecog.declaration.missing == [code])
      #expect(cohort.codes("ecog").count { $0 == nil } == 5)
      #expect(
        cohort.echoes.contains(
          Echo(
            variable: "ecog",
            "ecog has 5 values that the file calls missing: \(code) \"Not known\" (5)")))
      #expect(
        cohort.origins == [
          "\(name): label (age, sex, ecog, died), levels (sex, ecog, died), missing (ecog)"
        ])
    }

    @Test func `the plan goes before the file, and where they differ is told`() throws {
      let plan = [
        variable("age") { $0.label = "Age" },
        variable("sex") {
          $0.levels = [Level(code: "1", label: "Female"), Level(code: "2", label: "Male")]
        },
        variable("ecog") {
          $0.levels = ["0", "1", "2", "3", "9"].map { Level(code: $0) }
        },
        variable("died") { $0.type = .integer },
      ]
      let cohort = try Cohort.read(Self.request("cohort.sav", plan), cutPoints: middle)
      #expect(cohort.variable("age")?.label == "Age")
      #expect(cohort.variable("sex")?.declaration.levels?.first?.label == "Female")
      #expect(cohort.codes("ecog").count { $0 == "9" } == 5)
      #expect(cohort.numbers("died").contains(1))
      let told = cohort.echoes.map(\.sentence)
      #expect(
        told.contains(
          "sex calls 1 \"Female\", and the file calls it \"Male\"; the plan goes before the file"))
      #expect(
        told.contains(
          "ecog has 9 among its levels, which the file calls missing; the plan goes before the file"
        ))
      #expect(
        told.contains("died has value labels in the file, which one of type integer does not use"))
      #expect(cohort.echoes.first { $0.variable == "sex" }?.isWarning == true)
    }

    @Test func `names are found in any case where the program does so`() throws {
      let sav = try Cohort.read(Self.request("cohort.sav", used: ["AGE"]), cutPoints: middle)
      #expect(sav.numbers("AGE").first == 78)
      #expect(throws: Problems.self) {
        try Cohort.read(Self.request("stata14.dta", used: ["AGE"]), cutPoints: middle)
      }
      let header = Header(names: ["a", "A", "Bc"], ignoresCase: true)
      #expect(header.field(named: "a") == 0 && header.field(named: "A") == 1)
      #expect(header.field(named: "BC") == 2)
      #expect(Header(names: ["aB", "Ab"], ignoresCase: true).field(named: "ab") == nil)
    }

    @Test func `what another writer makes of SPSS's odder features is read`() throws {
      let names = ["age", "grp", "when", "len", "day", "txt", "code", "mon"]
      let cohort = try Cohort.read(Self.request("odd.sav", used: names), cutPoints: middle)
      #expect(cohort.numbers("age") == [34, nil, nil, 51])
      #expect(cohort.variable("grp")?.declaration.levels?.map(\.label) == ["A (1)", "B", "A (3)"])
      #expect(
        cohort.codes("when") == ["2020-01-05", "2020-01-06T10:20:30", "2020-01-07T12:00:00", nil])
      #expect(cohort.numbers("len") == [5400, 10, nil, 7200])
      #expect(cohort.variable("day")?.type == .date && cohort.variable("mon")?.type == .date)
      #expect(cohort.codes("txt") == ["long", "Grüße", "c", nil])
      #expect(cohort.codes("code") == ["x", nil, "y", "z"])
      let told = cohort.echoes.map(\.sentence)
      for sentence in [
        "the data are an SPSS file, odd.sav",
        "the rows of odd.sav were weighted by w when it was saved, which counts here only by "
          + "`weight: w`",
        "age has 2 values that the file calls missing: 999 \"unknown\" (1), -5 \"refused\" (1)",
        "len is a length of time (TIME8), read in seconds",
        "code has 1 value that the file calls missing: NA1 \"no answer\" (1)",
        "code has value labels in the file (Ex) but not for y, z; they are not used; declare its "
          + "levels or its type",
      ] { #expect(told.contains(sentence), "\(sentence)") }
      let typed = try Cohort.read(
        Self.request("odd.sav", [variable("code") { $0.type = .categorical }]), cutPoints: middle)
      #expect(typed.variable("code")?.declaration.levels?.map(\.label) == ["Ex", "y", "z"])
    }

    @Test func `a survey of a file has its own words`() throws {
      let survey = try CohortSurvey.read(path: Self.path("cohort.sav"), name: "cohort.sav")
      let ecog = try #require(survey.columns.first { $0.name == "ecog" })
      #expect(survey.rows == 40 && survey.columns.count == 12)
      #expect(ecog.own.label == "ECOG performance status" && ecog.own.missing == ["9"])
      #expect(ecog.own.levels.count == 4 && ecog.missing == 5)
    }

    // MARK: - Damaged files

    private func problems(_ bytes: [UInt8], _ change: (inout CohortDeclaration) -> Void = { _ in })
      throws -> [String]
    {
      let file = FileManager.default.temporaryDirectory.appending(path: "damaged-\(UUID())")
      try Data(bytes).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      var request = CohortsTests.request(used: ["age", "ecog"], change)
      (request.file, request.fileName) = (file.path, "cohort")
      do {
        _ = try Cohort.read(request, cutPoints: middle)
        return []
      } catch { return error.all.map(\.description) }
    }

    private func bytes(_ name: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: URL(filePath: Self.path(name))))
    }

    @Test(arguments: [
      "cohort.sav", "cohort.zsav", "stata8.dta", "stata14.dta", "cohort.sas7bdat",
      "transport5.xpt", "transport8.xpt",
    ])
    func `a file that is cut short is refused`(name: String) throws {
      let whole = try bytes(name)
      let intact = try problems(whole)
      #expect(intact == [])
      let isTransport = name.hasSuffix("xpt")
      for part in 1..<40 {
        let cut = whole.count * part / 40
        // A transport file says nothing of its length; only a cut within a record shows.
        if isTransport, cut % 80 == 0 || whole.count - cut < 80 { continue }
        // Before Stata 13 the value labels come last, and nothing says how many there are.
        if name == "stata8.dta", cut > whole.count * 9 / 10 { continue }
        let found = try problems(Array(whole[..<cut]))
        #expect(!found.isEmpty, "\(name) cut at \(cut) of \(whole.count)")
      }
    }

    @Test(arguments: [
      "cohort.sav", "cohort.zsav", "odd.sav", "stata8.dta", "stata13.dta", "stata14.dta",
      "cohort.sas7bdat", "transport5.xpt", "transport8.xpt",
    ])
    func `damage of any kind ends in values or in a sentence`(name: String) throws {
      let whole = try bytes(name)
      var random = SplitMix64(state: 20_261_126)
      for _ in 0..<120 {
        var damaged = whole
        for _ in 0...Int(random.next() % 6) {
          let range = random.next() % 3 == 0 ? whole.count : min(whole.count, 1600)
          let place = Int(random.next() % UInt64(range))
          damaged[place] =
            random.next() % 2 == 0
            ? UInt8(truncatingIfNeeded: random.next())
            : [0, 0xFF, 0x7F, 0x80][Int(random.next() % 4)]
        }
        for sentence in try problems(damaged) {
          #expect(sentence.hasPrefix("cohort") || sentence.hasPrefix("study.yml"), "\(sentence)")
        }
      }
    }

    @Test func `a transport file of several data sets is refused`() throws {
      let one = try bytes("transport5.xpt")
      let two = try problems(one + one)
      #expect(
        two == [
          "cohort: error: the file holds 2 data sets; write the one to be read into a file of its own"
        ])
      let cut = try problems(Array(one.dropLast(7)))
      #expect(cut.first?.contains("record of 80 bytes") == true)
    }

    @Test func `letters of Windows in a transport file are asked for`() throws {
      var file = try bytes("transport5.xpt")
      let label = try #require(
        file.indices.first { file[$0...].starts(with: Array("Age at diagnosis".utf8)) })
      file[label] = 0xC4
      let found = try problems(file)
      #expect(found.first?.contains("encoding: windows-1252") == true)
      let declared = try problems(file) { $0.encoding = .windows1252 }
      #expect(declared == [])
    }
  #else
    @Test func `without ReadStat one sentence names the package`() {
      for name in ["cohort.sav", "stata14.dta", "cohort.sas7bdat", "transport5.xpt"] {
        do {
          _ = try Cohort.read(Self.request(name, used: ["age"]), cutPoints: middle)
          Issue.record("\(name) was read")
        } catch {
          #expect(error.all.first?.description.contains("install libreadstat-dev") == true)
        }
      }
    }
  #endif
}
