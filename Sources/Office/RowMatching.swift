// Rows that say the same thing twice, and rows that contradict each other.
//
// Equal rows count once. Of rows that contradict each other none wins: nobody here can know which
// is right, so all are given back.

import Workforce

/// How two statements about one person relate.
enum Relation {
  case unrelated, equal, conflicting
  /// The later statement carries on what the register knows: a posting that was open has ended.
  case continued
}

/// A row of the file that passed all checks of its own.
struct CandidateRow<Statement> {
  let row: Int
  let statement: Statement
}

/// What becomes of a row.
enum RowFate: Equatable {
  case accepted
  case duplicate(of: RowOrigin)
  /// Takes the place of a fact the register knows, by its place in the list of known statements.
  case continuing(index: Int)
  case conflicting(with: RowOrigin)
}

extension RowFate {
  var isConflicting: Bool {
    if case .conflicting = self { true } else { false }
  }

  var isContinuing: Bool {
    if case .continuing = self { true } else { false }
  }
}

/// Where the other one of two related rows stands.
enum RowOrigin: Equatable {
  case sameFile(row: Int)
  /// A fact the register already knows, by its place in the list of known statements.
  case register(index: Int)
}

/// Judges the rows of one person in the order of the file.
/// - Parameters:
///   - rows: rows about the person.
///   - known: what the register already knows about the person.
///   - relation: of an earlier and a later statement.
func fates<Statement>(
  of rows: [CandidateRow<Statement>], known: [Statement],
  relation: (Statement, Statement) -> Relation
) -> [RowFate] {
  // Nearly everybody has one row and nothing to hold it against.
  if rows.count == 1, known.isEmpty { return [.accepted] }
  return rows.enumerated().map { place, row in
    for (index, fact) in known.enumerated()
    where relation(fact, row.statement) == .conflicting {
      return .conflicting(with: .register(index: index))
    }
    for (other, candidate) in rows.enumerated()
    where other != place && relation(candidate.statement, row.statement) == .conflicting {
      return .conflicting(with: .sameFile(row: candidate.row))
    }
    for (index, fact) in known.enumerated() where relation(fact, row.statement) == .equal {
      return .duplicate(of: .register(index: index))
    }
    for candidate in rows[..<place] where relation(candidate.statement, row.statement) == .equal {
      return .duplicate(of: .sameFile(row: candidate.row))
    }
    for (index, fact) in known.enumerated() where relation(fact, row.statement) == .continued {
      return .continuing(index: index)
    }
    return .accepted
  }
}
