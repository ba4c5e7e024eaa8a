/// Why a schedule cannot be made, changed or run; nothing has changed.
package enum ScheduleError: Error, Equatable {
  /// No agent is enrolled, or its term is over.
  case noAgent
  case payeeNotAccepted(biller: String, last4: String)
}
