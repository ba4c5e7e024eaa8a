import BillActions
import BillCore
import BillFormats

extension ScheduleRefusal: Explained {
  var failure: Failure {
    switch self {
    case .archivedBiller(let name):
      Failure(
        "archived-biller", "\(name) was put away",
        hints: ["billctl billers archive \(name.shellWord) --undo"])
    case .paidBySomeoneElse(let biller, let paidBy):
      PayError.paidBySomeoneElse(biller: biller, paidBy).failure
    case .noDates:
      Failure(
        "no-dates", "when is it due?",
        hints: ["--every month --on 1, --on 2026-12-01, --rrule, or --autopay"], status: .usage)
    case .datesAndBills:
      Failure(
        "dates-and-bills", "--autopay pays bills when they are due and takes no --every or --on",
        status: .usage)
    case .ruleAndWords:
      Failure(
        "rule-and-words", "--rrule stands without --every, --on, --until and --count",
        status: .usage)
    case .alwaysClosed:
      Failure(
        "never-fires", "banks are closed on every date, and --weekend skip leaves those out",
        hints: ["--weekend previous, next or modified-following"], status: .usage)
    case .noDateLeft(let end):
      Failure(
        "no-date-left", "its last date is \(end): nothing would ever be paid",
        hints: ["a later --until, or --on a date to come"])
    case .noAmount:
      Failure(
        "no-amount", "how much?", hints: ["--amount 850.00, open, minimum, last or average-3"],
        status: .usage)
    case .capNeeded(let amount):
      Failure(
        "cap-needed", "what pays \"\(amount)\" unattended needs an upper limit",
        hints: ["--cap 100.00"], status: .usage)
    case .lastAmountWithoutEnd:
      Failure(
        "no-last-date", "without an end there is no last payment",
        hints: ["--until or --count"], status: .usage)
    case .overLimit(let excess):
      Failure("over-limit", excess.words, hints: ["raise the limit or lower the amount"])
    case .methodUnusable(let label, let obstacle, let day):
      Failure(
        "method-unusable", "\(label) cannot pay on \(day): \(obstacle.words)",
        hints: ["\(obstacle.remedy(label)), or --from another one"])
    case .severalPayees(let biller, let accounts):
      Failure(
        "several-payees", "\(biller) has several accounts; choose one with --payee",
        hints: accounts, status: .conflict)
    case .payeeNotAccepted(let biller, let last4):
      Failure(
        "payee-not-accepted", "nobody said yes to the account …\(last4) of \(biller)",
        hints: ["billctl bills edit BILL --accept-payee"])
    case .unknownPayee(let text, let accounts):
      Failure(
        "unknown-payee", "the biller has no account \"\(text)\"", hints: accounts, status: .usage)
    case .badName: Failure("bad-name", "a schedule needs a name of one line", status: .usage)
    case .nameTaken(let name):
      Failure(
        "name-taken", "a schedule is called \(name) already", hints: ["--name another one"],
        status: .conflict)
    case .badLateness(let days):
      Failure(
        "bad-lateness", "\(days) days are no lateness", hints: ["--max-late 0 to 31"],
        status: .usage)
    }
  }
}

extension ScheduleChangeRefusal: Explained {
  var failure: Failure {
    switch self {
    case .nothingToChange:
      Failure("nothing-to-change", "nothing was given that changes it", status: .usage)
    case .noPayDays:
      Failure(
        "no-pay-days", "your pay-days are not known",
        hints: ["billctl account set --payday friday, for example"])
    case .notADate(let date, let nearest):
      Failure(
        "not-a-date", "the rule names no \(date)",
        hints: ["it names \(nearest.map(\.description).joined(separator: " and "))"],
        status: .usage)
    case .nothingSkipped(let date): Failure("not-skipped", "\(date) was not left out")
    case .alreadyPlanned(let date):
      Failure(
        "already-planned", "\(date) was planned or settled already",
        hints: ["billctl schedule list, billctl payments list"])
    case .noDatesToSkip(let name):
      Failure("no-dates-to-skip", "\(name) pays bills as they arrive and has no dates")
    case .wrongState(let name, let state): Failure("wrong-state", "\(name) is \(state.rawValue)")
    case .pauseInThePast(let date):
      Failure("date-in-the-past", "\(date) is not after today", status: .usage)
    case .noBillToExplain(let biller):
      Failure("no-bill", "no bill of \(biller) with a due date is open", hints: ["--date DATE"])
    }
  }
}

extension ForecastError: Explained {
  var failure: Failure {
    switch self {
    case .endsInThePast(let date):
      Failure("date-in-the-past", "\(date) is in the past", status: .usage)
    case .noBalance:
      Failure(
        "no-balance", "--below needs a balance to look at", hints: ["--balance METHOD=AMOUNT"],
        status: .usage)
    case .badBalance(let text):
      Failure(
        "bad-balance", "\"\(text)\" is no balance",
        hints: ["--balance METHOD=AMOUNT, once for each bank account"], status: .usage)
    }
  }
}

extension RunnerError: Explained {
  var failure: Failure {
    switch self {
    case .missingProgram(let name):
      Failure(
        "missing-program", "\(name) is not installed",
        hints: ["sudo apt-get install cron", "or, where systemd runs: --systemd"],
        status: .unavailable)
    case .programFailed(let call, let words):
      Failure(
        "program-failed", "\(call) failed" + (words.isEmpty ? "" : ": \(words)"),
        hints: ["nothing was changed after that; try it by hand"], status: .inputOutput)
    case .editedBlock:
      Failure(
        "edited-block", "the block of billctl in your crontab has lost its first or last line",
        hints: ["put it right or take it out: crontab -e"], status: .conflict)
    case .badPath(let path):
      Failure("bad-path", "\"\(path)\" holds a control character", status: .badConfiguration)
    case .noFolder:
      Failure("no-folder", "HOME must be an absolute path", status: .badConfiguration)
    }
  }
}

extension ScheduleLimits.Excess {
  var words: String {
    switch self {
    case .perMonth(let amount, let limit): "\(amount) in a month is more than \(limit)"
    case .total(let amount, let limit): "\(amount) in all is more than \(limit)"
    case .count(let limit): "more than \(limit) payments"
    }
  }
}
