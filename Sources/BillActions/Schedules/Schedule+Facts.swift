package import BillCore
package import BillCredentials
package import BillStore

extension Schedule {
  /// What a mandate signs of its schedule: who is paid, from where, how much, when, and every
  /// limit.
  var signedFacts: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLsche1")
    message.append(fixed: id.bytes)
    message.append(version)
    message.append(fixed: billerID.bytes)
    message.append(fixed: methodID.bytes)
    message.append(optional: payeeID?.description)
    message.append(rail.rawValue)
    message.append(railName)
    message.append(optional: recurrence?.description)
    message.append(zone)
    message.append(currency.code)
    message.append(amount.basis.description)
    for limit in [amount.cap, amount.first, amount.last, limits.perMonth, limits.total] {
      message.append(optional: limit?.minor)
    }
    message.append(optional: limits.count.map { Int64($0) })
    message.append(dayRule.rawValue)
    message.append(optional: payDay?.description)
    message.append(catchUp.policy.description)
    message.append(Int64(catchUp.maxLateDays))
    message.append(optional: reference?.kind)
    message.append(optional: reference?.value)
    return message.bytes
  }

  /// The row with its code under the install key.
  ///
  /// Pausing, skipping and moving on are done without the account's key, so no mandate signs them;
  /// the code notices a row that somebody edited who does not have this installation.
  package func stored(_ key: InstallKey) -> StoredSchedule {
    StoredSchedule(self, mac: key.mac(.schedules, rowFacts))
  }

  var rowFacts: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLsrow1")
    message.append(counted: signedFacts)
    message.append(name)
    message.append(state.rawValue)
    message.append(createdAt.milliseconds)
    message.append(optional: pausedUntil?.description)
    message.append(optional: plannedThrough?.description)
    message.append(optional: nextOn?.description)
    return message.bytes
  }
}

extension StoredSchedule {
  /// The schedule of a row nobody edited.
  ///
  /// - throws: `AccessError.tampered`.
  func genuine(_ key: InstallKey) throws -> Schedule {
    guard key.isGenuine(mac, .schedules, schedule.rowFacts) else {
      throw AccessError.tampered("schedule \(schedule.name)")
    }
    return schedule
  }

  /// Refuses a row, or what is noted of its periods, that is not what the log says of it last: put
  /// back as it was before, or edited.
  ///
  /// - throws: `AccessError.tampered`.
  func check(_ standing: String?, _ marks: [OccurrenceMark]) throws {
    guard standing == digest(marks) else {
      throw AccessError.tampered("schedule \(schedule.name), which is not as the log says,")
    }
  }
}

extension BookReader {
  /// Every schedule, genuine and as the log says it stands, and none missing.
  ///
  /// - throws: `AccessError.tampered`.
  func checkedSchedules(_ key: InstallKey, removed: Bool = false) throws -> [Schedule] {
    let (stored, marks, standings) = (
      try schedules(removed: true), try marks(), try standings()
    )
    for row in stored { try row.check(standings[row.schedule.id], marks[row.schedule.id] ?? []) }
    guard stored.count == standings.count else { throw AccessError.tampered("list of schedules") }
    return try stored.map { try $0.genuine(key) }.filter { removed || $0.state != .removed }
  }
}
