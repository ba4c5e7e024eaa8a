package import BillCore
package import BillCredentials
import BillStore

/// Looks at everything that is stored and says what is wrong; changes nothing.
///
/// It needs no login; what is sealed or signed is looked at where a money session is live or the
/// password is given.
package struct Doctor: Sendable {
  /// What an error is in words; the command line has them.
  private let words: @Sendable (any Error) -> String

  package init(words: @escaping @Sendable (any Error) -> String) { self.words = words }

  /// The command that mends modes and left-over files.
  static let fix = "billctl doctor --fix"

  /// The key of the named account, the only one, or the only one somebody is logged in to, by its
  /// password; none where the account is so altered that the checks have more to say.
  ///
  /// No session begins by it. An unknown address costs the same work and says the same as a wrong
  /// password.
  ///
  /// - throws: `AccessError` for a wrong password or code, `HomeError`.
  package static func key(of email: String?, _ proof: Proof, in home: Home) throws -> Keys {
    do {
      let account = try home.accountInUse(named: email)
      let books = try home.books(of: account)
      guard let holder = try books.read({ try $0.account() }) else { return [:] }
      let authentication = Authentication(home: home, books: books, account: holder)
      return [account: try authentication.prove(proof, for: .stepUp).key]
    } catch HomeError.unknownAccount(let name) {
      try Strangers(home).refuse(proof.password, of: name)
    } catch AccessError.tampered, HomeError.lostInstallKey, HomeError.damagedInstallKey {
      return [:]
    } catch is StoreError {
      return [:]
    }
  }

  /// The data keys of accounts whose holders gave their password.
  package typealias Keys = [RecordID: AccountDataKey]

  /// Every check, those of the home first.
  package func perform(in home: Home, keys: Keys = [:]) -> [HealthCheck] {
    let accounts = Result { try home.storedAccountIDs() }
    let ofHome = [
      files(home), leftOver(home), installKey(home), configuration(home), mail(home), tools(home),
      runner(home, accounts: Doctor.known(accounts)),
    ]
    switch accounts {
    case .success(let ids):
      return ofHome + ids.flatMap { AccountDoctor(home, $0, key: keys[$0], words: words).checks() }
    case .failure(let error):
      return ofHome + [HealthCheck(.database, isRight: false, words(error))]
    }
  }

  private func files(_ home: Home) -> HealthCheck {
    let problems = MendHome.problems(home)
    guard let first = problems.first else {
      return HealthCheck(.files, isRight: true, "all files and folders are yours alone")
    }
    return HealthCheck(
      .files, isRight: false, "\(problems.count) unsafe, the first: \(first.words)",
      fix: Doctor.fix)
  }

  // A restore at work has such a folder, and the run lock.
  private func leftOver(_ home: Home) -> HealthCheck {
    do {
      let aside = try StagedRestore.keptAside(of: home)
      let good =
        aside.isEmpty
        ? "nothing of a restore or import"
        : "put aside by restores, to be removed by you: \(aside.joined(separator: ", "))"
      guard try !StagedRestore.leftOver(of: home).isEmpty else {
        return HealthCheck(.leftOver, isRight: true, good)
      }
      let left = try home.underRunLock(waitSeconds: 0) { try StagedRestore.leftOver(of: home) }
      return HealthCheck(
        .leftOver, isRight: left.isEmpty,
        left.isEmpty
          ? good : "of a restore or import that was killed: \(left.joined(separator: ", "))",
        fix: Doctor.fix)
    } catch FileError.locked {
      return HealthCheck(.leftOver, isRight: true, "a restore or a payment is at work")
    } catch {
      return HealthCheck(.leftOver, isRight: false, words(error))
    }
  }

  private func installKey(_ home: Home) -> HealthCheck {
    let path = "\(home.places.state)/\(Home.installKeyName)"
    do {
      let folder = try home.existing(home.places.state)
      guard let bytes = try folder?.read(Home.installKeyName, limitBytes: 64) else {
        return HealthCheck(
          .installKey, isRight: home.isEmpty,
          home.isEmpty ? "not made yet" : words(HomeError.lostInstallKey(path: path)))
      }
      let isWhole = InstallKey(bytes: SecureBytes(copying: bytes)) != nil
      return HealthCheck(
        .installKey, isRight: isWhole,
        isWhole ? "there" : words(HomeError.damagedInstallKey(path: path)))
    } catch {
      return HealthCheck(.installKey, isRight: false, words(error), fix: Doctor.fix)
    }
  }

  private func configuration(_ home: Home) -> HealthCheck {
    do {
      let configured = try home.configuration().rails
      for (name, rail) in configured.sorted(by: { $0.key < $1.key }) {
        guard let outbox = rail.outbox, let why = unusable(outbox, home) else { continue }
        return HealthCheck(
          .configuration, isRight: false, "the outbox of \(name) cannot be used: \(why)",
          fix: "billctl rails setup KIND --name \(name) --outbox FOLDER")
      }
      let rails = configured.count
      return HealthCheck(
        .configuration, isRight: true, "readable, \(rails) \(rails == 1 ? "rail" : "rails") set up")
    } catch {
      return HealthCheck(.configuration, isRight: false, words(error))
    }
  }

  private func unusable(_ outbox: String, _ home: Home) -> String? {
    do {
      try SetUpRail.checkOutbox(outbox, home)
      return nil
    } catch {
      return words(error)
    }
  }

  // Mail that waits is no fault: with no mail program all of it stays in the folder.
  private func mail(_ home: Home) -> HealthCheck {
    do {
      for channel in MessageChannel.allCases {
        guard let flaw = try home.flaw(of: channel) else { continue }
        return HealthCheck(.mail, isRight: false, "a program is not run: \(flaw.words)")
      }
      let waiting = try home.existing("\(home.places.state)/mail")?.names().count ?? 0
      let outlet = try Outlet(home, .mail)
      if outlet.isSetUp, waiting > 0, let reason = try outlet.folder.lastPath().reason {
        return HealthCheck(
          .mail, isRight: false, "the mail program failed (\(reason)), not sent: \(waiting)")
      }
      return HealthCheck(
        .mail, isRight: true,
        waiting == 0
          ? "nothing waits" : "not sent (\(waiting)): \(home.places.state)/mail")
    } catch {
      return HealthCheck(.mail, isRight: false, words(error), fix: Doctor.fix)
    }
  }

  private static func known(_ accounts: Result<[RecordID], any Error>) -> [RecordID] {
    if case .success(let ids) = accounts { ids } else { [] }
  }

  // Schedules may be run by hand or by other means, so a missing block is a fault only where an
  // agent waits for its first run.
  private func runner(_ home: Home, accounts: [RecordID]) -> HealthCheck {
    do {
      let isMissed = accounts.contains { account in
        // why: an account that cannot be read has checks of its own that say so.
        (try? AgentHealth(home, account))?.problems.contains(.noRunner) ?? false
      }
      return HealthCheck(
        .runner, isRight: !isMissed,
        isMissed
          ? "schedules are active, an agent is there, and nothing starts it"
          : try accounts.contains(where: home.hasHourlyRun)
            ? "cron or systemd runs your schedules"
            : "nothing starts schedules by itself: billctl schedule install",
        fix: "billctl schedule install")
    } catch {
      return HealthCheck(.runner, isRight: false, words(error))
    }
  }

  // Everything else works without them, so a missing one is said and is no fault.
  private func tools(_ home: Home) -> HealthCheck {
    let wanted = ["ZXingReader", "pdftoppm", "rsvg-convert", "sendmail"]
    let programs = home.world.programs
    let missing = wanted.filter { programs.find($0) == nil }
    if let flaw = missing.lazy.compactMap(programs.flaw).first {
      return HealthCheck(.tools, isRight: false, "a program is not run: \(flaw.words)")
    }
    return HealthCheck(
      .tools, isRight: true,
      missing.isEmpty ? "all there" : "not installed: \(missing.joined(separator: ", "))")
  }
}

extension FileError {
  /// What is wrong, with the path.
  var words: String {
    switch self {
    case .wideMode(let path, let mode):
      "\(path) has mode \(String(mode, radix: 8)), open to others"
    case .writableByOthers(let path, _): "\(path) can be changed by others"
    case .foreignOwner(let path): "\(path) belongs to another user"
    case .symbolicLink(let path): "\(path) is a symbolic link"
    case .notFound(let path): "\(path) is missing"
    case .alreadyExists(let path): "\(path) exists already"
    case .wrongType(let path): "\(path) is neither a plain file nor a folder"
    case .notExecutable(let path): "\(path) cannot be run"
    case .foreignJournal(let path): "\(path) is no journal of billctl"
    case .tooLarge(let path, _): "\(path) is too large"
    case .locked(let path): "\(path) is locked"
    case .system(let path, let call, let code): "\(path): \(call) failed (errno \(code))"
    }
  }
}
