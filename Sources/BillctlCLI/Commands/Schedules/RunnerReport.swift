import BillActions

/// What is written for the hourly run.
enum RunnerReport {
  static func change(_ session: Session, _ action: InstallRunner, _ change: ChangeOptions) throws
    -> Report
  {
    let plan = try action.plan(in: session.home)
    let notes = plan.notes.map { "note: \($0.words)" }
    guard !plan.isDone else {
      return report(plan, ["Nothing to do: it is \(plan.undo ? "not there" : "there")."] + notes)
    }
    if change.dryRun { return report(plan, diff(plan) + notes + ["Nothing was done."], dry: true) }
    let question = plan.undo ? "Take this away?" : "Write this?"
    try session.confirm(diff(plan) + notes, question, yes: change.yes)
    let failed = try action.perform(plan, in: session.home)
    guard failed.isEmpty else { return half(plan, failed, notes) }
    return report(
      plan, [plan.undo ? "Taken away." : "Written: your schedules run every hour."] + notes)
  }

  // The files are as they should be; what systemd was not told is said.
  private static func half(_ plan: InstallRunner.Plan, _ failed: [String], _ notes: [String])
    -> Report
  {
    let done = plan.paths.map { "\(plan.undo ? "removed" : "written"): \($0)" }
    let why =
      plan.undo
      ? "Your systemd does not answer; should it still know the timer, run:"
      : "Your systemd does not answer, so NOTHING RUNS YET. Where it does, run:"
    var report = report(plan, done + [why] + failed.map { "  \($0)" } + notes)
    report.status = plan.undo ? .done : .partly
    return report
  }

  private static func diff(_ plan: InstallRunner.Plan) -> [String] {
    plan.removed.map { "- \($0)" } + plan.added.map { "+ \($0)" }
      + (plan.isIdle ? ["the timer is there and does not run: it is started"] : [])
  }

  private static func report(_ plan: InstallRunner.Plan, _ lines: [String], dry: Bool = false)
    -> Report
  {
    Report(
      "install/1",
      [
        "timer": .text(plan.timer.rawValue), "changed": .bool(!plan.isDone && !dry),
        "dry_run": .bool(dry), "added": .list(plan.added.map { .text($0) }),
        "removed": .list(plan.removed.map { .text($0) }),
        "notes": .list(plan.notes.map { .text($0.words) }),
      ], lines: lines)
  }
}

extension InstallRunner.Note {
  var words: String {
    switch self {
    case .noLinger:
      "timers of yours stop when you log out, unless you run: loginctl enable-linger"
    case .keepsNetwork: "the network stays open to it, because a program you set up needs it"
    }
  }
}
