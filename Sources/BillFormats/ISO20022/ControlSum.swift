import BillCore

/// The sum of a message's amounts whatever their currencies, as `CtrlSum` wants it.
struct ControlSum {
  private(set) var count = 0
  private var tenThousandths: Int64 = 0
  private var places = 0

  /// Adds an amount; false when the sum no longer fits.
  mutating func add(_ amount: Money) -> Bool {
    let (scaled, isTooLarge) = amount.minor.multipliedReportingOverflow(
      by: 10_000 / amount.currency.unit)
    let (sum, overflow) = tenThousandths.addingReportingOverflow(scaled)
    guard !isTooLarge, !overflow else { return false }
    count += 1
    tenThousandths = sum
    places = max(places, amount.currency.exponent)
    return true
  }

  /// The sum of transfers, or nil when it does not fit.
  init?(of transfers: some Sequence<CreditTransfer>) {
    for transfer in transfers {
      guard add(transfer.amount) else { return nil }
    }
  }

  /// Writes `NbOfTxs` and `CtrlSum`, with as many decimal places as the amounts have.
  func write(to out: inout MessageBuffer) {
    out.element("NbOfTxs", String(count))
    out.open("CtrlSum")
    let divisor: Int64 = (places..<4).reduce(1) { scale, _ in scale * 10 }
    out.decimal(tenThousandths / divisor, places: places)
    out.close("CtrlSum")
  }
}
