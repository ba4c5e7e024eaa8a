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
      files(home), installKey(home), configuration(home), mail(home), tools(home),
      runner(home),
    ]
    switch accounts {
    case .success(let ids):
      return ofHome + ids.flatMap { AccountDoctor(home, $0, key: keys[$0], words: words).checks() }
    case .failure(let error):
      return ofHome + [HealthCheck(.database, isRight: false, words(error))]
    }
  }

  private func files(_ home: Home) -> HealthCheck {
    let problems = MendHome.places(home).flatMap(FolderAudit.problems)
    guard let first = problems.first else {
      return HealthCheck(.files, isRight: true, "all files and folders are yours alone")
    }
    return HealthCheck(
      .files, isRight: false, "\(problems.count) unsafe, the first: \(first.words)",
      fix: Doctor.fix)
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
      let rails = try home.configuration().rails.count
      return HealthCheck(
        .configuration, isRight: true, "readable, \(rails) \(rails == 1 ? "rail" : "rails") set up")
    } catch {
      return HealthCheck(.configuration, isRight: false, words(error))
    }
  }

  // Mail that waits is no fault: with no mail program all of it stays in the folder.
  private func mail(_ home: Home) -> HealthCheck {
    do {
      let waiting = try home.existing("\(home.places.state)/mail")?.names().count ?? 0
      return HealthCheck(
        .mail, isRight: true,
        waiting == 0
          ? "nothing waits" : "not sent (\(waiting)): \(home.places.state)/mail")
    } catch {
      return HealthCheck(.mail, isRight: false, words(error), fix: Doctor.fix)
    }
  }

  // Schedules may be run by hand or by other means, so a missing block is said and is no fault.
  private func runner(_ home: Home) -> HealthCheck {
    do {
      let lines = try Crontab(home.world.programs).read().lines
      let runs = lines.contains { $0.contains("schedule run") && !$0.hasPrefix("#") }
      return HealthCheck(
        .runner, isRight: true,
        runs ? "cron runs your schedules" : "not in your crontab: billctl schedule install")
    } catch RunnerError.missingProgram {
      return HealthCheck(.runner, isRight: true, "no crontab on this machine")
    } catch {
      return HealthCheck(.runner, isRight: false, words(error))
    }
  }

  // Everything else works without them, so a missing one is said and is no fault.
  private func tools(_ home: Home) -> HealthCheck {
    let wanted = ["ZXingReader", "pdftoppm", "rsvg-convert", "sendmail"]
    let missing = wanted.filter { home.world.programs.find($0) == nil }
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
    case .tooLarge(let path, _): "\(path) is too large"
    case .locked(let path): "\(path) is locked"
    case .system(let path, let call, let code): "\(path): \(call) failed (errno \(code))"
    }
  }
}
