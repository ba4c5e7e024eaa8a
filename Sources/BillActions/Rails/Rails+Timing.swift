import BillCore
import BillCredentials

extension Rails {
  /// A hash of every setting by which the days of schedules are found.
  var timing: [UInt8] {
    var message = CanonicalBytes(tag: "BCTLtime1")
    for rail in all {
      message.append(rail.name)
      message.append(rail.calendar.rawValue)
      for number in [rail.leadDays, rail.aheadDays, rail.collectsOn ?? 0] {
        message.append(Int64(number))
      }
    }
    let own = calendar
    message.append(own.calendars.map(\.rawValue).joined(separator: " "))
    for date in own.ownHolidays.dates.keys.sorted() { message.append(date.description) }
    let annual = own.ownHolidays.yearly.keys.map { Int64($0.month * 100 + $0.day) }
    for day in annual.sorted() { message.append(day) }
    return Blake2b.hash(message.bytes)
  }
}
