// The rows of a file by person.
//
// A roster of a province has a million people with one row each: their rows are chained through one
// array of numbers, so that nobody needs a list of their own.

/// Places of rows by whom they are about, people in the order in which they first appear.
struct RowGroups<Person: Hashable> {
  private var groups: [Person: Int32] = [:]
  private(set) var people: [Person] = []
  private var firstRow: [Int32] = []
  private var lastRow: [Int32] = []
  /// The next row of the same person, or -1.
  private var nextRow: [Int32]

  /// - Parameter rows: how many rows there are.
  init(rows: Int) {
    nextRow = [Int32](repeating: -1, count: rows)
    groups.reserveCapacity(rows)
  }

  /// Notes that the row at a place is about a person; places rise.
  mutating func append(row: Int, of person: Person) {
    let row = Int32(row)
    if let group = groups[person] {
      nextRow[Int(lastRow[Int(group)])] = row
      lastRow[Int(group)] = row
    } else {
      groups[person] = Int32(people.count)
      people.append(person)
      firstRow.append(row)
      lastRow.append(row)
    }
  }

  /// Places of the rows of the person who appeared as number `index`.
  func rows(ofPerson index: Int) -> [Int] {
    var places: [Int] = []
    var place = firstRow[index]
    while place >= 0 {
      places.append(Int(place))
      place = nextRow[Int(place)]
    }
    return places
  }
}
