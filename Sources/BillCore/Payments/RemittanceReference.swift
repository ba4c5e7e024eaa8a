/// What a payment quotes so that the biller can match it.
package enum RemittanceReference: Hashable, Sendable {
  /// Free text (ISO 20022 `RmtInf/Ustrd`).
  case text(String)
  /// An ISO 11649 creditor reference, compact (`Strd/CdtrRefInf`, code SCOR).
  case creditorReference(String)
  /// A Swiss QR reference, 27 digits (`Strd/CdtrRefInf`, proprietary QRR).
  case qrReference(String)

  /// The reference as the biller wrote it, without its kind.
  package var value: String {
    switch self {
    case .text(let text): text
    case .creditorReference(let reference): reference
    case .qrReference(let reference): reference
    }
  }

  /// The word that stands for the kind in the database and in JSON.
  package var kind: String {
    switch self {
    case .text: "text"
    case .creditorReference: "scor"
    case .qrReference: "qrr"
    }
  }

  /// The reverse of `kind` and `value`.
  package init?(kind: String, value: String) {
    switch kind {
    case "text": self = .text(value)
    case "scor": self = .creditorReference(value)
    case "qrr": self = .qrReference(value)
    default: return nil
    }
  }
}
