import BillTestSupport
import Foundation
import Testing

/// A command rail under real processes: killed between `sending` and `sent`, and asked by many.
@Suite(.serialized, .enabled(if: RealProgram.isBuilt))
struct BinaryRailTests {
  /// A program that notes each call; `SUBMIT` is what it does to pay.
  private static let setUp = #"""
    mkdir -m 700 rail && cat > rail/bank <<'END' && chmod 700 rail/bank
    #!/bin/sh
    cd "$(dirname "$0")"
    echo "$1" >> calls
    request=$(cat)
    key=$(printf '%s' "$request" | sed 's/.*"idempotency_key":"\([^"]*\)".*/\1/')
    say() { printf '{"protocol":1,"idempotency_key":"%s",%s}\n' "$key" "$1"; }
    case $1 in
    capabilities) echo '{"protocol":1,"name":"bank","version":"1","verbs":["capabilities","submit","status"],"interactive":false,"methods":["bank"],"payee_schemes":["iban"],"currencies":["EUR"],"limits":[],"not_sent_exit_codes":[65],"lead_days":1,"cut_off_hour":24,"calendar":"target2"}' ;;
    submit) SUBMIT ;;
    status) if [ -e "$key" ]; then say '"state":"sent"'; else say '"state":"not-sent"'; fi ;;
    esac
    END
    "$B" import "$EXAMPLES"/invoice-ubl.xml &&
    "$B" rails setup command --name bank --program "$PWD/rail/bank" --yes --password-file password &&
    "$B" pay RE-2026-1041 --by bank --hold --yes --password-file password
    """#

  private func lend(submit: String, _ body: (RealProgram) throws -> Void) throws {
    try RealProgram.lend { program in
      try program.start()
      let made = try program.shell(
        "umask 077; " + BinaryRailTests.setUp.replacing("SUBMIT", with: submit))
      #expect(made.status == 0, "\(made.errors)")
      try body(program)
    }
  }

  private let submit = #""$B" payments submit --yes --password-file password"#

  private func states(_ program: RealProgram) throws -> String {
    try program.shell(#""$B" payments list --format csv"#).output
  }

  @Test(arguments: [
    // The bank had it, or not, when the power went.
    (#": > "$key"; kill -9 $PPID; sleep 0.3; say '"receipt":"R-1"'"#, "sent", 1),
    (#"kill -9 $PPID"#, "failed", 1),
  ])
  func `Killed between sending and sent, it asks the rail and sends nothing again`(
    doing: String, state: String, calls: Int
  ) throws {
    try lend(submit: doing) { program in
      #expect(try program.shell(submit).status != 0)
      #expect(try states(program).contains(",sending,"))
      #expect(try program.shell("sleep 0.5; grep -c . home/state/published.log").output == "1\n")
      let again = try program.shell(submit)
      #expect(try states(program).contains(",\(state),"), "\(again.output)\(again.errors)")
      #expect(try program.shell("grep -c submit rail/calls").output == "\(calls)\n")
      #expect(try program.shell(#""$B" doctor"#).status == 0)
    }
  }

  @Test func `Eight runs at once send once`() throws {
    try lend(submit: #"sleep 0.2; : > "$key"; say '"receipt":"R-1"'"#) { program in
      // Where the tests run with signals blocked, the shell's own `wait` never returns.
      let many = """
        for i in 1 2 3 4 5 6 7 8; do { \(submit); : > $i.done; } >$i.out 2>&1 & done
        while [ "$(ls | grep -c done)" -lt 8 ]; do sleep 0.1; done
        """
      try program.shell(many)
      #expect(try program.shell("grep -c submit rail/calls").output == "1\n")
      #expect(try states(program).contains(",sent,"))
    }
  }
}
