import BillCore
import BillCredentials
import BillStore

/// Looks at one account's database and files.
struct AccountDoctor {
  let home: Home
  let account: RecordID
  /// The account's key, where its holder gave the password.
  let key: AccountDataKey?
  private let words: (any Error) -> String

  init(
    _ home: Home, _ account: RecordID, key: AccountDataKey?,
    words: @escaping (any Error) -> String
  ) {
    self.home = home
    self.account = account
    self.key = key
    self.words = words
  }

  /// Every check that can still be made: with a database that does not open, that is the only one.
  func checks() -> [HealthCheck] {
    let books: Books
    do {
      books = try home.books(of: account)
    } catch {
      return [
        HealthCheck(
          .database, account: account, isRight: false, words(error),
          fix: "billctl restore FILE --replace")
      ]
    }
    return [
      HealthCheck(.database, account: account, isRight: true, "opens, its schema is ours"),
      look(.settings, books, settings), look(.integrity, books, integrity),
      look(.foreignKeys, books, foreignKeys), look(.events, books, events),
      look(.ledger, books, ledger), look(.owed, books, owed), look(.payments, books, payments),
      look(.payees, books, payees), look(.originals, books, originals),
      look(.attempts, books) { try attempts($0, books) }, look(.devices, books, devices),
      look(.account, books, standing),
      look(.paymentHistory, books, paymentHistory), look(.batches, books, batches),
      look(.sealedRows) { try unlocked(books, sealedRows) },
      look(.approvals) { try unlocked(books, approvals) },
      look(.publishedLog, books, publishedLog), look(.stagedFiles, books, stagedFiles),
      look(.sessions, books, sessions), look(.timeZone, books, timeZone),
      look(.agent, books, agent),
      look(.billSignatures, books, billSignatures),
      ScheduleDoctor(home, account, books, words: words).check(),
    ]
  }

  /// What a check found; `problem` is nil when all is right.
  struct Finding {
    var good: String
    var problem: String?
    var fix: String?
    var isLookedAt = true
  }

  private func look(
    _ subject: HealthCheck.Subject, _ books: Books, _ body: (BookReader) throws -> Finding
  ) -> HealthCheck {
    look(subject) { try books.read(body) }
  }

  private func look(_ subject: HealthCheck.Subject, _ body: () throws -> Finding) -> HealthCheck {
    do {
      let finding = try body()
      return HealthCheck(
        subject, account: account, isRight: finding.problem == nil,
        finding.problem ?? finding.good, fix: finding.fix, isLookedAt: finding.isLookedAt)
    } catch {
      return HealthCheck(subject, account: account, isRight: false, words(error))
    }
  }

  // MARK: The file

  private func settings(_ reader: BookReader) throws -> Finding {
    let found = try reader.settings().map { "\($0.name) \($0.value)" }
    return Finding(good: found.joined(separator: ", "))
  }

  private func integrity(_ reader: BookReader) throws -> Finding {
    let problems = try reader.integrityProblems()
    return Finding(
      good: "SQLite finds nothing wrong", problem: problems.first,
      fix: "billctl restore FILE --replace")
  }

  private func foreignKeys(_ reader: BookReader) throws -> Finding {
    let tables = try reader.foreignKeyProblems()
    return Finding(
      good: "every row leads somewhere",
      problem: tables.first.map { "\(tables.count) rows lead nowhere, the first in \($0)" })
  }

  private func events(_ reader: BookReader) throws -> Finding {
    let log: EventLog
    do {
      log = try EventLog(home, account, reader)
    } catch EventLogError.altered(let first) {
      return Finding(good: "", problem: "altered from event \(first) on")
    }
    do {
      try KeptHead(home, account).check(reader)
    } catch CredentialError.tampered(.event) {
      return Finding(good: "", problem: "the log is not the one that was signed last")
    } catch CredentialError.tampered {
      return Finding(good: "", problem: "the signature over the log was altered")
    }
    return Finding(
      good: "\(log.events.count) events, each chained to the one before, the last one vouched for")
  }

  // MARK: The money

  private func ledger(_ reader: BookReader) throws -> Finding {
    let wrong = try reader.unbalancedEntries()
    return Finding(
      good: "every entry sums to zero",
      problem: wrong.first.map { "\(wrong.count) entries do not sum to zero, the first is \($0)" })
  }

  private func owed(_ reader: BookReader) throws -> Finding {
    let byLedger = try reader.owed(before: .last).filter { !$0.amount.isZero }
    let byRecords = try reader.owedByRecords().filter { !$0.amount.isZero }
    let differing = Set(byLedger).symmetricDifference(byRecords).map(\.biller).sorted()
    return Finding(
      good: "ledger and bills agree for every biller",
      problem: differing.first.map { "ledger and bills differ for the biller \($0)" })
  }

  private func payments(_ reader: BookReader) throws -> Finding {
    let wrong = try reader.misbookedPayments()
    return Finding(
      good: "every payment is booked as its state says",
      problem: wrong.first.map {
        "\(wrong.count) payments are booked otherwise than their state, the first is \($0)"
      })
  }

  // Without the key no seal can be opened; but whoever exchanges an accepted account for one of his
  // own can only box it.
  private func payees(_ reader: BookReader) throws -> Finding {
    let all = try reader.payees()
    let unsealed = Set(try reader.boxedPayees().map(\.id))
    let wrong = all.filter { $0.state == .accepted && unsealed.contains($0.id) }
    return Finding(
      good: "\(all.count) accounts of billers, each accepted one sealed",
      problem: wrong.first.map { "the accepted account \($0.id) is not sealed" },
      fix: "billctl restore FILE --replace")
  }

  // MARK: What lies beside it

  private func originals(_ reader: BookReader) throws -> Finding {
    let known = try reader.originalHashes()
    let kept = try MendHome.originals(of: account, in: home)
    let missing = known.subtracting(kept).count
    let orphans = kept.subtracting(known).count
    if missing > 0 {
      return Finding(
        good: "", problem: "\(missing) originals are missing", fix: "billctl restore FILE --replace"
      )
    }
    return Finding(
      good: "\(known.count) originals",
      problem: orphans > 0 ? "\(orphans) originals belong to no bill" : nil, fix: Doctor.fix)
  }

  private func attempts(_ reader: BookReader, _ books: Books) throws -> Finding {
    for bucket in try Attempts.buckets(of: account, reader) {
      do {
        _ = try Attempts.lock(home, books, account, reader, bucket: bucket)
      } catch AccessError.tampered(let what) {
        let owner = bucket.map { "the device \($0.prefix(8))" } ?? "the account"
        return Finding(good: "", problem: "an \(what) of \(owner) was altered")
      }
    }
    return Finding(good: "counters of failed attempts are genuine")
  }

  private func publishedLog(_ reader: BookReader) throws -> Finding {
    do {
      try PublishedLog(home, account: account).check(reader)
      return Finding(good: "the database knows everything that was handed over")
    } catch AccessError.tampered(let what) {
      return Finding(good: "", problem: "the \(what) was altered, or lines of it are gone")
    }
  }

  private func stagedFiles(_ reader: BookReader) throws -> Finding {
    let orphans = try MendHome.stagedOrphans(of: account, in: home, reader)
    if let stranger = try MendHome.stagedStrangers(of: account, in: home).first {
      return Finding(good: "", problem: "\(stranger) is no file of billctl: take it away yourself")
    }
    let waiting = try reader.stagedBatches().count
    return Finding(
      good: waiting == 0
        ? "none" : "\(waiting) batches wait for the next payment command to finish them",
      problem: orphans.isEmpty ? nil : "\(orphans.count) files belong to no batch", fix: Doctor.fix)
  }

  private func agent(_ reader: BookReader) throws -> Finding {
    let health = try AgentHealth(home, account)
    // That nothing starts it is what the check of the whole home says.
    let problems = health.problems.filter { $0 != .noRunner }
    return Finding(
      good: health.state == .none ? "none" : "\(health.state.rawValue), \(health.valid) mandates",
      problem: problems.isEmpty ? nil : "the agent does not do its work",
      fix: "billctl schedule agent status")
  }

  private func timeZone(_ reader: BookReader) throws -> Finding {
    guard let zone = try reader.account()?.zone else {
      return Finding(good: "", problem: "the database holds no account")
    }
    let isKnown = home.world.civilDate(home.world.now, zone) != nil
    return Finding(
      good: zone, problem: isKnown ? nil : "this machine does not know the zone \(zone)",
      fix: "billctl account set --zone ZONE")
  }
}
