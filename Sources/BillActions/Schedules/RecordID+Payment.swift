import BillCore
import BillCredentials

extension RecordID {
  /// The id of the one payment of a mandate's period, whoever plans it and however often.
  init(root: RecordID, period: PeriodKey) {
    var message = CanonicalBytes(tag: "billctl.pay.v1")
    message.append(fixed: root.bytes)
    message.append(period.description)
    self.init(sixteen: Blake2b.hash(message.bytes, length: 16))
  }
}
