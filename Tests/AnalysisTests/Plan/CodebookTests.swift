import Cohorts
import TestSupport
import Testing

@testable import Analysis

/// Data dictionaries in files of their own: CSV, YAML and REDCap's export.
@Suite struct CodebookTests {
  /// The study of a plan whose codebook holds a text, and the problems that were found.
  private func study(
    _ codebook: String, name: String = "codebook.csv", variables: String = "{}"
  ) -> (study: Study?, problems: [String]) {
    let plan = """
      cohort: {file: cohort.csv, codebook: \(name)}
      variables: \(variables)
      analyses:
        - summarize: [age]

      """
    do {
      let study = try PlanReader.read(Array(plan.utf8), fileName: "study.yml") { file in
        #expect(file.text == name)
        return (Array(codebook.utf8), name)
      }
      return (study, [])
    } catch { return (nil, error.all.map(\.description)) }
  }

  private func variables(
    _ codebook: String, name: String = "codebook.csv", variables: String = "{}"
  ) throws -> [String: VariableDeclaration] {
    let read = study(codebook, name: name, variables: variables)
    #expect(read.problems == [])
    let all = try #require(read.study).variables
    return Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
  }

  /// What a block in the plan declares, without places.
  private func words(_ v: VariableDeclaration?) -> String {
    guard let v else { return "not described" }
    let range = v.range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? ""
    let levels = (v.levels ?? []).map { "\($0.code)=\($0.label)" }.joined(separator: "|")
    return [
      v.label ?? "", v.unit?.text ?? "", v.type?.rawValue ?? "", levels, range,
      v.missing.joined(separator: "|"),
    ].joined(separator: "; ")
  }

  // MARK: - CSV

  @Test func `a CSV in any order of columns is a variables block`() throws {
    let found = try variables(
      """
      Units,Type,Variable Name,Value Labels,Label,Maximum,Minimum,Missing codes
      years,integer,age,,Age,110,18,999
      ,numeric,sex,1 = Male | 2 = Female,Sex,,,
      ,,stage,"I, One; II, Two",Stage,,,9 = Not known | 8 = Refused
      mg/L,double,crp,,C-reactive protein,,0,
      ,string,note,,,,,
      """)
    #expect(words(found["age"]) == "Age; years; integer; ; 18.0 to 110.0; 999")
    #expect(words(found["sex"]) == "Sex; ; categorical; 1=Male|2=Female; ; ")
    #expect(words(found["stage"]) == "Stage; ; categorical; I=One|II=Two; ; 9|8")
    #expect(
      words(found["crp"]) == "C-reactive protein; mg/L; continuous; ; 0.0 to inf; ")
    #expect(words(found["note"]) == "; ; text; ; ; ")
    let optional = found.values.filter(\.isOptional)
    #expect(optional.count == 5)
    #expect(found["age"]?.place == Place(file: "codebook.csv", line: 2, column: 3))
  }

  static let levels: [(text: String, levels: String)] = [
    ("1 = Male | 2 = Female", "1=Male|2=Female"),
    ("1, Male | 2, Female, or other", "1=Male|2=Female, or other"),
    ("f: Female; m: Male", "f=Female|m=Male"), ("1=No, 2=Yes", "1=No|2=Yes"),
    ("I|II|III", "I=I|II=II|III=III"), ("a, b, c", "a=b, c"), ("a,b,c", "a=a|b=b|c=c"),
    ("0 = ≤ 5 = low | 1 = high", "0=≤ 5 = low|1=high"), ("1, A |", "1=A"),
  ]

  @Test(arguments: levels)
  func `levels are read in the ways in which they are written`(text: String, levels: String) {
    let found = CodebookCells.levels(text).map { "\($0.code)=\($0.label)" }
    #expect(found.joined(separator: "|") == levels)
  }

  static let ranges: [(text: String, low: String?, high: String?)] = [
    ("18 to 110", "18", "110"), ("18-110", "18", "110"), ("[18, 110]", "18", "110"),
    ("-5 - 10", "-5", "10"), ("-10--5", "-10", "-5"), ("0..1", "0", "1"), ("0–1", "0", "1"),
    (">= 18", "18", nil), ("≤5", nil, "5"), ("1e-3-2", "1e-3", "2"),
  ]

  @Test(arguments: ranges)
  func `ranges are read in the ways in which they are written`(
    text: String, low: String?, high: String?
  ) throws {
    let found = try #require(CodebookCells.limits(text))
    #expect(found.low == low && found.high == high)
  }

  @Test(arguments: ["", "18", "old", "to 5", "5 to", ">= x"])
  func `what is no range is none`(text: String) {
    #expect(CodebookCells.limits(text) == nil)
  }

  @Test func `what is wrong has its file, line and column`() {
    let book = """
      name,label,type,range,digits,values
      age,Age,contnuous,,,
      sex,Sex,,nothing,,
      age,Age again,,,,
      x y,,,,,
      b,,,,99,
      c,,,,,1 = A | 1 = B
      """
    #expect(
      study(book).problems
        == [
          "codebook.csv:2:3: error: \"type\" must be one of continuous, integer, categorical, date, "
            + "text, not \"contnuous\"; did you mean \"continuous\"?",
          "codebook.csv:3:4: error: \"nothing\" is no range such as 18 to 110 or >= 18",
          "codebook.csv:4:1: error: \"age\" is described twice, in line 2 and here",
          "codebook.csv:5:1: error: \"x y\" cannot be a name (letters, digits, _ and .); choose one, "
            + "with column: \"x y\"",
          "codebook.csv:6:5: error: \"digits\" must be a whole number from 0 to 15, not \"99\"",
          "codebook.csv:7:6: error: \"variables.c.levels\" holds the code \"1\" twice",
        ].map { $0.replacing("variables.c.levels", with: "levels") })
    #expect(
      study("label,type\nAge,integer\n").problems == [
        "codebook.csv:1: error: a codebook needs a column \"name\" with the names of the variables; "
          + "its columns are label, type"
      ])
    #expect(
      study("name,label\n").problems == [
        "codebook.csv: error: the file has a header but no variables"
      ])
    #expect(
      study("name,variable\na,b\n").problems.first
        == "codebook.csv:1:2: error: columns 1 and 2 both give the name")
  }

  @Test func `columns that say nothing here are told`() {
    let notes = study("name,label,source system,comment\nage,Age,EHR,\n").study?.dictionaryNotes
    #expect(notes == ["of codebook.csv, the columns source system, comment are not read"])
    let both = study("name,Description,label,source,derivation\nage,In years,Age,EHR,asked\n").study
    #expect(both?.variables.first?.label == "Age")
    #expect(
      both?.dictionaryNotes == [
        "of codebook.csv, the columns Description, source, derivation are not read"
      ])
  }

  // MARK: - YAML

  @Test(arguments: ["", "variables:\n  "])
  func `YAML is the plan's own block`(head: String) throws {
    let block = head + "age: {label: Age, unit: years, range: {min: 18}}\n"
    let found = try variables(block, name: "codebook.yml")
    #expect(words(found["age"]) == "Age; years; ; ; 18.0 to inf; ")
  }

  @Test func `YAML has the plan's errors with its own places`() {
    #expect(
      study("age:\n  lable: Age\n", name: "codebook.yml").problems == [
        "codebook.yml:2:3: error: unknown key \"lable\" in variable \"age\"; did you mean \"label\"?"
      ])
    #expect(
      study("age:\n  range: {min: 5, max: 1}\n", name: "codebook.yaml").problems.count == 1)
    #expect(
      study("- age\n", name: "codebook.yml").problems.first
        == "codebook.yml:1:1: error: a codebook must be a mapping of names to variables, not [age]")
  }

  // MARK: - The plan goes before the codebook

  @Test func `the plan goes before the codebook key by key`() throws {
    let book = """
      name,label,type,unit,values,range,missing
      age,Age at entry,integer,months,,18 to 110,
      sex,Sex,,,1 = Male | 2 = Female,,9
      bmi,Body mass index,,kg/m2,,10 to 80,
      group,Group,,,1 = A | 2 = B,,
      """
    let plan = """
      {age: {label: Age, unit: years}, sex: {levels: {2: Female, 1: Male}},
        bmi: {derive: weight / height^2}, group: {type: continuous}}
      """
    let found = try variables(book, variables: plan)
    #expect(words(found["age"]) == "Age; years; integer; ; 18.0 to 110.0; ")
    #expect(words(found["sex"]) == "Sex; ; categorical; 2=Female|1=Male; ; 9")
    #expect(words(found["bmi"]) == "Body mass index; ; ; ; ; ")
    #expect(words(found["group"]) == "Group; ; continuous; ; ; ")
    #expect(found["age"]?.fromCodebook == ["type", "range"])
    let others = found.values.filter(\.isOptional)
    #expect(others.isEmpty)
    #expect(
      study(book, variables: plan).study?.dictionaryNotes == [
        "age: unit as in the plan; codebook.csv says otherwise",
        "sex: levels as in the plan; codebook.csv says otherwise",
        "group: levels in codebook.csv is not used; the plan says otherwise",
      ])
  }

  // MARK: - REDCap

  static let header = """
    "Variable / Field Name","Form Name","Section Header","Field Type","Field Label","Choices, \
    Calculations, OR Slider Labels","Field Note","Text Validation Type OR Show Slider Number",\
    "Text Validation Min","Text Validation Max",Identifier?

    """
  static let fields = """
    record_id,base,,text,Record,,,,,,
    age,base,,text,"Age at <b>diagnosis</b>",,years,integer,18,110,
    sex,base,,radio,Sex,"1, Male | 2, Female",,,,,
    crp,labs,,text,CRP,,mg/L,number_2dp_comma_decimal,"0,5",,
    op,labs,,text,Operation,,,date_dmy,2000-01-01,today,
    died,labs,,yesno,Died,,,,,,
    symptom,labs,,checkbox,Symptoms,"1, Pain | A, Fever | -9, Not asked",,,,,
    bmi,labs,,calc,BMI,"[weight]/([height]*[height])",,,,,
    free,labs,,notes,Remarks,,,,,,
    intro,labs,,descriptive,Read this,,,,,,

    """

  @Test func `REDCap's export is known by its header`() throws {
    let found = try variables(Self.header + Self.fields)
    let expected = [
      "record_id": "Record; ; ; ; ; ",
      "age": "Age at diagnosis; ; integer; ; 18.0 to 110.0; ",
      "sex": "Sex; ; categorical; 1=Male|2=Female; ; ",
      "crp": "CRP; ; continuous; ; 0.5 to inf; ", "op": "Operation; ; date; ; ; ",
      "died": "Died; ; categorical; 0=No|1=Yes; ; ",
      "symptom___1": "Symptoms: Pain; ; categorical; 0=Unchecked|1=Checked; ; ",
      "symptom___a": "Symptoms: Fever; ; categorical; 0=Unchecked|1=Checked; ; ",
      "symptom____9": "Symptoms: Not asked; ; categorical; 0=Unchecked|1=Checked; ; ",
      "bmi": "BMI; ; continuous; ; ; ", "free": "Remarks; ; text; ; ; ",
      "base_complete": "; ; categorical; 0=Incomplete|1=Unverified|2=Complete; ; ",
      "labs_complete": "; ; categorical; 0=Incomplete|1=Unverified|2=Complete; ; ",
    ]
    let said = found.mapValues { words($0) }
    #expect(said == expected)
    #expect(
      study(Self.header + Self.fields).study?.dictionaryNotes == [
        "of codebook.csv, these fields hold no values: intro"
      ])
  }

  @Test func `REDCap's API calls its columns otherwise`() throws {
    let found = try variables(
      """
      field_name,form_name,section_header,field_type,field_label,select_choices_or_calculations,\
      field_note,text_validation_type_or_show_slider_number,text_validation_min,text_validation_max
      sex,base,,dropdown,Sex,"1, Male | 2, Female",,,,
      """)
    #expect(words(found["sex"]) == "Sex; ; categorical; 1=Male|2=Female; ; ")
  }

  @Test func `how cells are written may stand in a codebook`() throws {
    let found = try variables(
      """
      name,date format,detection,unit
      start,us,,
      crp,,half,mg/L
      """, variables: "{start: {type: text}}")
    #expect(found["crp"]?.detection == DetectionRule(below: .half))
    #expect(found["start"]?.type == .text && found["start"]?.dateFormats == nil)
    let plain = try variables("name,date_format\nstart,us\n")
    #expect(plain["start"]?.dateFormats == [.us])
  }

  @Test func `one limit alone is a range of a variable, and of nothing else`() throws {
    let plan = """
      cohort: {file: cohort.csv}
      variables: {age: {range: {max: 110}}}
      analyses:
        - {compare: age, by: sex, test: tost, bounds: {min: -1}}

      """
    do {
      _ = try PlanReader.read(Array(plan.utf8), fileName: "study.yml")
      Issue.record("open bounds were taken")
    } catch {
      #expect(error.all.map(\.place.line) == [4])
      #expect(error.all.first?.sentence.contains("two ascending numbers [low, high]") == true)
    }
  }

  // MARK: - The plan's own keys

  @Test func `a codebook stays in the plan's folder`() {
    #expect(
      study("name\na\n", name: "../codebook.csv").problems.first?.contains(
        "\"codebook\" may not leave the plan's folder, as \"../codebook.csv\" does") == true)
    do {
      _ = try PlanReader.read(
        Array("cohort: {file: a.csv, codebook: b.csv}\n".utf8), fileName: "study.yml")
      Issue.record("a codebook was read from nowhere")
    } catch {
      #expect(error.all.first?.description.contains("study.yml:1:33") == true)
    }
  }

  @Test func `any damage to a codebook ends in a study or in placed problems`() {
    var random = SplitMix64(state: 7)
    for text in [Self.header + Self.fields, "name,levels,range\na,1=A|2=B,0-5\nb,,>=3\n"] {
      for _ in 0..<300 {
        var bytes = Array(text.utf8)
        for _ in 0...Int(random.next() % 4) {
          bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(32 + random.next() % 95)
        }
        let read = study(String(decoding: bytes, as: UTF8.self))
        #expect(read.study != nil || !read.problems.isEmpty)
        for problem in read.problems { #expect(problem.contains(": error: "), "\(problem)") }
      }
    }
  }
}
