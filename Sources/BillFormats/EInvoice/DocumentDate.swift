import BillCore

/// Dates as e-invoices write them.
enum DocumentDate {
  /// Reads `20160404` (UNTDID 2379 format 102), the same with a time (203 and 204), `2016-04-04`,
  /// and that with a time or a zone behind it (`2016-04-04+01:00`): the date is the one that is
  /// written, whatever the zone.
  static func read(_ text: String) -> CalendarDate? {
    if let date = CalendarDate(basic: text) { return date }
    if [12, 14].contains(text.utf8.count), text.utf8.allSatisfy(\.isDigit) {
      return CalendarDate(basic: text.prefix(8))
    }
    guard let date = CalendarDate(String(text.prefix(10))) else { return nil }
    let rest = text.utf8.dropFirst(10)
    guard let mark = rest.first else { return date }
    let isTimeOrZone = "TZ+-".utf8.contains(mark) && rest.dropFirst().allSatisfy(isPartOfTime)
    return isTimeOrZone && rest.count <= 25 ? date : nil
  }

  private static func isPartOfTime(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || ":.+-Z".utf8.contains(byte)
  }
}
