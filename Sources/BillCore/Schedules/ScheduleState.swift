/// Whether a schedule makes payments.
package enum ScheduleState: String, Hashable, Sendable, CaseIterable {
  case active
  case paused
  /// It has no more dates, or its limits are used up.
  case ended
  case removed
}
