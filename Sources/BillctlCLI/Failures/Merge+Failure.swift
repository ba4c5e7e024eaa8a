import BillActions

extension MergeError: Explained {
  var failure: Failure {
    switch self {
    case .sameAccount(let email):
      Failure("same-account", "that is the account \(email) itself", status: .usage)
    case .stopped(let email, let obstacle):
      Failure(
        obstacle.id, "nothing was merged: of \(email), \(obstacle.words)",
        hints: ["\(obstacle.remedy) --email \(email.shellWord)"])
    case .outdated:
      Failure(
        "plan-outdated", "one of the accounts changed since the plan was shown",
        hints: ["run it again"])
    case .takenOver(let email, let by):
      Failure(
        "taken-over", "everything of \(email) was taken over by \(by)",
        hints: ["finish: billctl account merge --from \(email.shellWord) --email \(by.shellWord)"])
    }
  }
}
