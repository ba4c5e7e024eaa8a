import BillActions

extension SupportError: Explained {
  var failure: Failure {
    switch self {
    case .tooMany:
      Failure(
        "too-many-cases", "too many cases or wrong answers lately",
        hints: ["another case can be opened later: a day after the last ones, at most a month"],
        status: .noAccess)
    case .refused(let left):
      Failure(
        "support-refused", "the answers are not all right; tries left: \(left)",
        hints: left > 0 ? ["which one is wrong is not said"] : ["this case is over"],
        status: .noAccess)
    case .badAnswers(let questions):
      Failure(
        "bad-answers", "\(questions) numbers are needed, each of a choice",
        hints: ["no try was charged", "such as --answers 2,6,1,4"], status: .usage)
    case .wrongState(let state):
      switch state {
      case .open:
        Failure(
          "case-not-verified", "the case is not verified", hints: ["billctl support verify ID"],
          status: .noAccess)
      case .verified:
        Failure(
          "already-verified", "the case is verified", hints: ["billctl support unlock ID"])
      case .used, .spent, .expired:
        Failure(
          "case-over", "the case is over: \(state.word)", hints: ["billctl support open"],
          status: .noAccess)
      }
    }
  }
}
