import BillActions
import BillCore
import BillCredentials

/// Second factors as reports show them.
enum MfaReport {
  /// `{id, kind, state}` and what is known besides; `first` is the kind that is asked for first.
  static func json(_ factor: SecondFactor, first: SecondFactor.Kind?) -> JSON {
    [
      "strength": .text(factor.kind.strengthWord),
      "preferred": .bool(factor.kind == first),
      "id": .text(factor.id.description), "kind": .text(factor.kind.rawValue),
      "state": .text(factor.state.rawValue), "label": .text(factor.label),
      "created": JSON(factor.createdAt),
    ]
  }

  /// All factors of an account with members of their own behind them.
  static func report(
    _ access: ReadAccess, more: [JSON.Member] = [], lines: [String], drawing: [String] = []
  ) throws -> Report {
    let (listed, first) = (try ListFactors().perform(access), try FactorChoice.first(access))
    let body: JSON = [
      "factors": .list(listed.factors.map { json($0, first: first) }),
      "recovery_codes_left": .number(Int64(listed.recoveryCodesLeft)),
    ]
    return Report("mfa/1", body.adding(more), lines: lines, drawing: drawing)
  }

  /// The member of a document that holds recovery codes, shown once.
  static func member(_ codes: [RecoveryCode]) -> [JSON.Member] {
    codes.isEmpty
      ? [] : [JSON.Member(name: "recovery_codes", value: .list(codes.map { .text($0.text) }))]
  }

  /// Recovery codes for people.
  static func lines(_ codes: [RecoveryCode]) -> [String] {
    guard !codes.isEmpty else { return [] }
    return [
      "", "Your recovery codes, shown this once. Each stands in for the app one time; print them:",
      "",
    ] + codes.map { "    \($0.text)" }
  }
}

extension SecondFactor.Kind {
  /// `strong` for an app, `weak` for what is sent.
  var strengthWord: String { isSent ? "weak" : "strong" }
}
