/// Completion of one course (继续教育记录).
public struct TrainingRecord: Hashable, Sendable {
  public var courseCode: String
  public var courseTitle: String?
  public var academy: String?
  /// First and last day of the course.
  public var span: DateSpan
  public var hours: Hours
  /// Result of the course's test (考核结果); hours count when it is passed or excellent.
  public var result: AssessmentResult

  public init(
    courseCode: String, courseTitle: String? = nil, academy: String? = nil, span: DateSpan,
    hours: Hours, result: AssessmentResult
  ) {
    self.courseCode = courseCode
    self.courseTitle = courseTitle
    self.academy = academy
    self.span = span
    self.hours = hours
    self.result = result
  }
}
