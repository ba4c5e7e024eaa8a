import Foundation
import Testing

/// What cron does with the real program: an empty environment, and many at once.
@Suite(.serialized, .enabled(if: RealProgram.isBuilt))
struct BinaryRunTests {
  @Test func `64 runs at once with an empty environment pay once`() throws {
    try RealProgram.lend { program in
      try program.start()
      let made = try program.shell(BinaryRunTests.schedule)
      try #require(made.status == 0, "\(made.errors)")
      try program.shell(
        """
        seq 64 | xargs -P 64 -I{} sh -c '
          env -i BILLCTL_HOME="$BILLCTL_HOME" "$B" schedule run >>out 2>>errors
          echo $? >>statuses'
        """)
      let statuses = try program.shell("sort statuses | uniq -c | tr -s ' '")
      let said = try program.shell("cat errors").output
      #expect(statuses.output == " 64 0\n", "\(said)")
      let paid = try program.shell("cat home/data/outbox/*.xml | grep -o '<EndToEndId>' | wc -l")
      #expect(paid.output.filter(\.isNumber) == "1")
      #expect(try program.shell("grep -c '' home/state/published.log").output == "1\n")
      #expect(try program.shell("grep -c 'File written' out").output == "1\n")
    }
  }

  @Test func `Of "done" and "take back" at the same moment one holds, and the file agrees`() throws
  {
    try RealProgram.lend { program in
      try program.start()
      let paid = try program.shell(
        """
        "$B" import "$EXAMPLES"/invoice-ubl.xml &&
        "$B" pay RE-2026-1041 --by iso20022 --yes --password-file password
        """)
      try #require(paid.status == 0, "\(paid.errors)")
      // Both look at the batch while somebody else hands over, and go on when that has ended.
      let raced = try program.shell(
        """
        batch=$(basename home/data/outbox/*.xml)
        flock -o home/state/run.lock sh -c '
          { "$B" payments take-back '$batch' --yes; : >back; } >out1 2>&1 &
          { "$B" payments done '$batch'; : >done; } >out2 2>&1 &
          sleep 1.5; ls -A home/data/outbox >before'
        while ! [ -e back ] || ! [ -e done ]; do sleep 0.1; done
        grep -c . before; "$B" payments list --format csv; ls -A home/data/outbox
        """)
      #expect(raced.output.hasPrefix("1\n"), "the file was moved before its turn")
      let (isDone, isBack) = (
        raced.output.contains(",delivered,"), raced.output.contains(",taken-back,")
      )
      #expect(isDone != isBack, "\(raced.output)\(raced.errors)")
      #expect(raced.output.hasSuffix(".xml\n") == isDone, "\(raced.output)")
      #expect(try program.shell(#""$B" doctor"#).status == 0)
    }
  }

  /// A date that is due now, and an agent with a mandate for it.
  private static let schedule = """
    set -e
    "$B" billers add Verwaltung --account DE23123456780000067890 --password-file password
    "$B" schedule add Verwaltung --amount 850 --on "$(date -u -d '+2 days' +%F)" --yes \
      --password-file password
    "$B" schedule agent enroll --yes --password-file password
    """
}
