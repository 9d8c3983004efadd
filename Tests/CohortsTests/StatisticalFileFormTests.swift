#if READSTAT
  import Foundation
  import Testing

  @testable import Cohorts

  /// What a plan says of texts, beside a file that holds none: marks, dates, encodings, weights.
  @Suite struct StatisticalFileFormTests {
    private func cohort(
      _ name: String, _ variables: [VariableDeclaration] = [], used: [String] = [],
      _ change: (inout CohortDeclaration) -> Void = { _ in }
    ) throws -> Cohort {
      try Cohort.read(
        StatisticalFileTests.request(name, variables, used: used, change), cutPoints: middle)
    }

    private func refusals(
      _ bytes: [UInt8], _ change: (inout CohortDeclaration) -> Void = { _ in }
    ) throws -> [String] {
      let file = FileManager.default.temporaryDirectory.appending(path: "form-\(UUID())")
      try Data(bytes).write(to: file)
      defer { try? FileManager.default.removeItem(at: file) }
      var request = CohortsTests.request(used: ["age"], change)
      (request.file, request.fileName) = (file.path, "cohort")
      do {
        _ = try Cohort.read(request, cutPoints: middle)
        return []
      } catch { return error.all.map(\.description) }
    }

    private func bytes(_ name: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: URL(filePath: StatisticalFileTests.path(name))))
    }

    @Test(arguments: ["cohort.sav", "stata14.dta", "cohort.sas7bdat", "transport8.xpt"])
    func `no declaration of marks changes a number`(name: String) throws {
      let names = ["age", "ldh", "ratio"]
      let plain = try cohort(name, used: names)
      let found = try cohort(name, used: names) { $0.detectsDecimalMark = true }
      let comma = try cohort(name, used: names) {
        ($0.decimalMark, $0.thousands) = (UInt8(ascii: ","), .point)
      }
      for name in names {
        #expect(found.numbers(name) == plain.numbers(name))
        #expect(comma.numbers(name) == plain.numbers(name))
      }
      #expect(found.form == plain.form)
    }

    @Test(arguments: [DateFormat.us, .excel, .date9])
    func `dates are read whatever the plan says of dates in texts`(format: DateFormat) throws {
      let names = ["start", "last"]
      for name in ["cohort.sav", "stata14.dta", "cohort.sas7bdat"] {
        let plain = try cohort(name, used: names)
        let other = try cohort(name, used: names) { $0.dateFormats = [format] }
        let own = try cohort(
          name, names.map { name in variable(name) { $0.dateFormats = [format] } })
        for name in names {
          #expect(other.variable(name)?.column == plain.variable(name)?.column)
          #expect(own.variable(name)?.column == plain.variable(name)?.column)
        }
        #expect(other.variable("start")?.declaration.dateFormats == [.iso])
      }
    }

    @Test func `a variable that the plan calls a date takes no value labels`() throws {
      let plan = [variable("sex") { $0.dateFormats = [.excel] }]
      let found = try cohort("cohort.sav", plan)
      #expect(found.variable("sex")?.type == .date)
      #expect(found.variable("sex")?.declaration.levels == nil)
    }

    @Test func `missing codes are counted by their reason also where the plan lists them`() throws {
      let plan = [variable("ecog") { $0.missing = ["9"] }]
      let found = try cohort("cohort.sav", plan)
      #expect(found.codes("ecog").count { $0 == nil } == 5)
      #expect(
        found.echoes.map(\.sentence).contains(
          "ecog has 5 values that the file calls missing: 9 \"Not known\" (5)"))
      #expect(!(found.origins.first ?? "").contains("missing"))
    }

    @Test func `a code that the file calls missing is no weight and no name`() throws {
      for column in ["weight", "id"] {
        let found = try refusals(try bytes("cohort.sav")) {
          let text = SourceText("ecog", at: Place(file: "study.yml", line: 1, column: 9))
          if column == "id" { $0.id = text } else { $0.weight = text }
        }
        #expect(
          found.contains(
            "study.yml:1:9: error: ecog: 5 rows with \"9\", which the file calls missing; each row "
              + "needs a value here"))
      }
    }

    @Test func `a line end after a Stata file is no damage`() throws {
      let file = try bytes("stata14.dta")
      let (whole, cut) = (try refusals(file + [0x0A]), try refusals(Array(file.dropLast(1))))
      #expect(whole == [])
      #expect(
        cut == ["cohort: error: the file does not end as a Stata file does; it is not complete"])
    }

    @Test func `a transport file's letters are read as declared`() throws {
      var file = try bytes("transport5.xpt")
      let label = try #require(
        file.indices.first { file[$0...].starts(with: Array("Age at diagnosis".utf8)) })
      file[label] = 0xC4
      let found = try refusals(file) { $0.encoding = .latin1 }
      #expect(found == [])
    }

    @Test func `where texts are wanted a statistical file is named`() throws {
      let file = try bytes("cohort.sav")
      #expect(throws: Problems.self) { try CSVTable(file, fileName: "book.csv") }
      do {
        _ = try ForeignTable(path: StatisticalFileTests.path("cohort.sav"), name: "clinical.sav")
        Issue.record("it was read")
      } catch {
        #expect(
          error.all.map(\.description) == [
            "clinical.sav: error: the file is an SPSS file; a CSV is wanted here"
          ])
      }
    }
  }
#endif
