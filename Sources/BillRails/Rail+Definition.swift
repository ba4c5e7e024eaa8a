import BillCore
import BillFormats

extension Rail {
  /// Everything about the rail that decides where a payment goes and when, as one text to be hashed
  /// and signed: whoever changes one of these makes another rail.
  package var definition: [String] {
    [
      name, kind.rawValue, profile.id, "\(leadDays)", "\(cutOffHour)", "\(calendar)", outbox ?? "",
    ]
  }
}
