import BillTestSupport
import Foundation
import Testing

/// A life with the real program, after which every file, every helper's arguments and environment,
/// and all that was printed are searched for what should be nowhere.
@Suite(.serialized, .enabled(if: RealProgram.isBuilt && CanaryLife.canBeSearched))
struct CanaryTests {
  @Test func `no secret lies anywhere but where it belongs`() throws {
    try RealProgram.lend { program in
      let lived = try program.shell(CanaryLife.script)
      #expect(lived.errors == "")
      let canaries = try Canary.all(in: program)
      let found = try CanaryTests.hits(of: canaries, program)
      for canary in canaries {
        let places = Set(found.filter { canary.forms.contains($0.form) }.map(\.place))
        let strange = places.filter { place in !canary.homes.contains { place.hasPrefix($0) } }
        #expect(strange == [], "\(canary.name)")
        // A search that finds nothing where something must be would find nothing anywhere.
        #expect(places.isEmpty == canary.homes.isEmpty, "\(canary.name) \(canary.homes)")
      }
    }
  }

  private static func hits(of canaries: [Canary], _ program: RealProgram) throws
    -> [(place: String, form: String)]
  {
    let forms = Set(canaries.flatMap(\.forms)).sorted()
    // Beside the password, where the user who runs the programs is given it.
    let path = "\(program.folder)/forms"
    try Data(forms.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: path))
    let found = try program.shell(
      """
      pdftotext out/statement.pdf out/statement.txt
      qpdf --qdf --object-streams=disable out/statement.pdf out/statement.qdf
      LC_ALL=C grep -raoFf forms --exclude-dir=secret --exclude=password --exclude=forms .
      """)
    return found.output.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0].dropFirst(2)), String(parts[1])) : nil
    }
  }
}

/// A secret, every form it might be written in, and where it is meant to be.
private struct Canary {
  let name: String
  let forms: Set<String>
  /// The beginnings of the paths of these places.
  let homes: [String]

  init(_ name: String, _ texts: [some StringProtocol], in homes: String...) {
    self.name = name
    self.homes = homes
    forms = texts.reduce(into: []) { $0.formUnion(Canary.forms(of: String($1))) }
  }

  static func all(in program: RealProgram) throws -> [Canary] {
    func read(_ name: String) throws -> String {
      try String(contentsOfFile: "\(program.folder)/\(name)", encoding: .utf8)
    }
    func all(_ pattern: String, _ name: String) throws -> [String] {
      try read(name).matches(of: Regex("(?m)\(pattern)")).compactMap {
        $0.output[1].substring.map(String.init)
      }
    }
    let recoveryKey = #""recovery_key": "(.*?)""#
    return [
      Canary("password", ["copper lantern drifts eleven"]),
      Canary("new password", ["violet harbour counts seventeen"]),
      Canary("wallet", ["DE21123456780000012345", "123456780000012345"], in: "home/data/outbox/"),
      Canary("payee", ["DE23123456780000067890", "123456780000067890"], in: "home/data/outbox/"),
      Canary("phone", ["+4930901820"], in: "recorded/texts"),
      Canary("seed", try all(#""secret": "(.*?)""#, "out/enroll"), in: "out/enroll"),
      Canary(
        "recovery codes", try all("([0-9A-Z]{5}(?:-[0-9A-Z]{5}){4})", "out/codes"), in: "out/codes"),
      Canary("recovery key", try all(recoveryKey, "out/start"), in: "out/start"),
      Canary("new recovery key", try all(recoveryKey, "out/finish"), in: "out/finish"),
      Canary("key of the export", try all(#""key": "(.*?)""#, "out/export"), in: "out/export"),
      Canary("mailed codes", try all(#"\b([0-9]{8})\b"#, "recorded/mails"), in: "recorded/mails"),
      Canary("texted codes", try all(#"\b([0-9]{8})\b"#, "recorded/texts"), in: "recorded/texts"),
      Canary(
        "printed session", try all(#"([\w-]{60,})"#, "out/token"), in: "out/token"),
      Canary("kept session", try all(#"([\w-]{60,})"#, "secret/session"), in: "home/run/"),
    ]
  }

  // Plain, in the other case, without dashes, in groups of four, in Base64 and in hexadecimal.
  private static func forms(of text: String) -> Set<String> {
    let bytes = Array(text.utf8)
    let groups = stride(from: 0, to: text.count, by: 4).map { start in
      String(text.dropFirst(start).prefix(4))
    }
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return Set(
      [text, text.lowercased(), text.filter { $0 != "-" }, groups.joined(separator: " ")]
        + [hexadecimal, hexadecimal.uppercased()] + (0..<3).map { base64(bytes, after: $0) })
  }

  // As it reads where so many bytes stand before it in a group of three.
  private static func base64(_ bytes: [UInt8], after count: Int) -> String {
    let whole = (count + bytes.count) % 3 == 0
    let text = Data([UInt8](repeating: 0, count: count) + bytes).base64EncodedString()
    let body = text.prefix { $0 != "=" }.dropFirst([0, 2, 3][count])
    return String(whole ? body : body.dropLast())
  }
}

/// The commands of that life.
///
/// Each prints into a file of `out`; helper programs write down what they were given.
private enum CanaryLife {
  static let canBeSearched = ["oathtool", "pdftotext", "qpdf"].allSatisfy { Tool($0) != nil }

  static let script = [setUp, entrance, money, looks, ending].joined(separator: "\n")

  private static let setUp = #"""
    umask 077
    mkdir out recorded tmp secret home home/config
    export TMPDIR="$PWD/tmp"
    for name in mailer texter bank; do
      printf '#!/bin/sh\ncd "%s/recorded"\nprintf "%%s\\n" "$0" "$@" >> arguments\nenv >> environment\n' \
        "$PWD" > $name
      chmod 700 $name
    done
    echo 'cat >> mails' >> mailer
    echo 'cat >> texts' >> texter
    cat >> bank <<'END'
    request=$(cat)
    key=$(printf '%s' "$request" | sed 's/.*"idempotency_key":"\([^"]*\)".*/\1/')
    case $1 in
    capabilities) echo '{"protocol":1,"name":"bank","version":"1","verbs":["capabilities","submit","status"],"interactive":false,"methods":["bank"],"payee_schemes":["iban"],"currencies":["EUR"],"limits":[],"not_sent_exit_codes":[65],"lead_days":1,"cut_off_hour":24,"calendar":"target2"}' ;;
    *) printf '{"protocol":1,"idempotency_key":"%s","receipt":"R-1"}\n' "$key" ;;
    esac
    END
    printf '[mail]\nprogram = "%s/mailer"\n[sms]\nprogram = "%s/texter"\n' "$PWD" "$PWD" \
      > home/config/config.toml
    echo 'violet harbour counts seventeen' > secret/new
    # What is printed is kept; only a command that fails says so.
    run() {
      name=$1; shift
      "$B" "$@" > out/$name 2>&1 </dev/null || echo "$name: status $?: $(tail -n 2 out/$name)" >&2
    }
    # An app has one code in thirty seconds, so each step-up takes a recovery code.
    used=0
    proven() {
      used=$((used + 1))
      spare=$(grep -oE '[0-9A-Z]{5}(-[0-9A-Z]{5}){4}' out/codes | sed -n ${used}p)
      run "$@" --password-file password --code "$spare"
    }
    sent() { grep -oE '\b[0-9]{8}\b' recorded/$1 | tail -n 1; }
    # Journals live for a moment only, so somebody watches.
    : > watching
    while [ -e watching ]; do
      cat home/data/accounts/*-journal >> recorded/journals 2>/dev/null; sleep 0.02
    done &
    """#

  private static let entrance = #"""
    run start start --test --no-input --email ana@example.org --name 'Ana Beispiel' \
      --accept-terms --bank DE21123456780000012345 --rail iso20022 --password-file password \
      --format json
    run confirm account confirm "$(sent mails)"
    run enroll mfa enroll totp --password-file password --format json
    seed=$(sed -n 's/.*"secret": "\(.*\)".*/\1/p' out/enroll | tr -d ' ')
    now=$(date +%s)
    otp() { oathtool --totp -b "$seed" --now "@$((now + $1))"; }
    run codes mfa confirm "$(otp 0)" --password-file password --format json
    run token login --print-token --scope money --password-file password --code "$(otp 30)"
    proven phone account set --phone '+49 30 901820'
    run confirm-phone account confirm "$(sent texts)" --phone
    """#

  private static let money = #"""
    run import import "$EXAMPLES"/*.xml "$EXAMPLES"/*.txt
    proven pay-file pay RE-2026-1041 --by iso20022 --yes
    proven set-up-rail rails setup command --name bank --program "$PWD/bank" --yes
    proven pay-program pay 2026-0457 --by bank --yes
    proven schedule schedule add 'Fahrradwerkstatt Speichenglück GmbH' --amount 85 \
      --on "$(date -u -d '+3 days' +%F)" --by iso20022 --yes
    proven agent schedule agent enroll --yes
    run schedule-run schedule run
    run done payments done "$(basename "$(ls home/data/outbox/*.xml | head -n 1)")"
    """#

  private static let looks = #"""
    run pdf statements pdf "$(date -u +%Y)" -o out/statement.pdf
    run backup backup out/backup.tar
    proven export account export out/export.bin --format json
    for noun in bills wallet billers payments schedule support mfa rails; do
      run list-$noun $noun list --format json -v
    done
    for verb in show activity sessions devices security; do run account-$verb account $verb -v; done
    run show-bill bills show RE-2026-1041 -v
    run show-biller billers show 'Fahrradwerkstatt Speichenglück GmbH' -v
    run show-method wallet show 2345 -v
    run history history list -v
    run journal history export
    run doctor doctor
    run dashboard
    """#

  private static let ending = #"""
    run support support open
    run questions support verify \
      "$(sed -n 's/.*support verify \([a-z0-9]*\).*/\1/p' out/support | head -n 1)"
    cat home/run/*.session > secret/session
    sed -n 's/.*"recovery_key": "\(.*\)".*/\1/p' out/start > secret/key
    run recover account recover start
    run finish account recover finish "$(sent mails)" --recovery-key-file secret/key \
      --new-password-file secret/new --yes --format json
    cp secret/new password
    proven login login
    cat home/run/*.session >> secret/session
    rm watching
    """#
}
