import Analysis
import Document

/// The tables of several analyses as one, then what else they have.
struct JoinedSection {
  private let question: Question
  private let join: TableJoin
  private let members: [Answer]
  private let study: StudyFormat

  /// The members of a joined table, in its order.
  init(_ question: Question, _ join: TableJoin, of members: [Answer], in study: StudyFormat) {
    self.question = question
    self.join = join
    self.members = members
    self.study = study
  }

  /// The blocks, numbered on from those before.
  func blocks(_ numbering: inout Numbering) -> [Block] {
    var trial = numbering
    let number = trial.table(of: question.id)
    for member in members { trial.join(member.question.id, into: question.id) }
    var parts: [TablePart] = []
    var rest: [Block] = []
    for member in members {
      var blocks = AnswerSection(member, in: study).blocks(&trial)
      if let (position, table) = Self.table(in: blocks) {
        blocks.remove(at: position)
        parts.append(TablePart(title: title(of: member), table: table))
      }
      rest += blocks.map { titled($0, member) }
    }
    guard !parts.isEmpty else {
      return members.flatMap { AnswerSection($0, in: study).blocks(&numbering) }
    }
    numbering = trial
    var table = join.direction == .stack ? StackedTable(parts).table : MergedTable(parts).table
    (table.id, table.number) = (question.id, number)
    table.caption = caption
    return [.table(table)] + rest
  }

  /// A sentence below the table, with the title of the analysis that it belongs to.
  private func titled(_ block: Block, _ member: Answer) -> Block {
    guard case .paragraph(let words) = block else { return block }
    return .paragraph([.text(title(of: member).asSentence + " ")] + words)
  }

  private static func table(in blocks: [Block]) -> (Int, Table)? {
    for (position, block) in blocks.enumerated() {
      if case .table(let table) = block { return (position, table) }
    }
    return nil
  }

  private func title(of member: Answer) -> String {
    AnswerFormat(member, in: study).title
  }

  /// The title, and who took part in each analysis.
  private var caption: [Inline] {
    let titles = members.map(title)
    let who = members.map { study.who($0.participation) }
    let isOne = who.distinct().count == 1
    let people = isOne ? [who.first ?? ""] : zip(titles, who).map { "\($0): \($1)" }
    let notes = [question.note].compactMap(\.self) + members.compactMap(\.question.note)
    let title = question.title ?? titles.distinct().joined(separator: "; ")
    let words = [title.asSentence] + people.map { $0 + "." } + notes.map(\.asSentence)
    return [.text(words.joined(separator: " "))]
  }
}
