/// One thing that made a login unusual.
package struct RiskReason: Hashable, Sendable {
  package let kind: RiskKind
  /// Which network, place or list, how many failures or days; empty where the kind says it all.
  package let detail: String
  package let points: Int

  /// What was read back from a log, with the weight it had then.
  package init(_ kind: RiskKind, detail: String, points: Int) {
    self.kind = kind
    // The log keeps reasons in one line, told apart by these.
    self.detail = detail.filter { !",;+".contains($0) && !$0.isNewline }
    self.points = points
  }

  /// What weighs as the table says, so often.
  package init(_ kind: RiskKind, _ detail: String = "", times: Int = 1) {
    self.init(kind, detail: detail, points: kind.points * times)
  }
}
