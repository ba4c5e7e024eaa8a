import BillTestSupport
import Foundation
import Testing

/// What only the real program can show: processes, pipes, modes of files, system calls.
@Suite(.serialized, .enabled(if: RealProgram.isBuilt))
struct BinaryTests {
  @Test func `an unknown command is a usage error`() throws {
    try RealProgram.lend { program in
      let result = try program.shell(#""$B" pey"#)
      #expect(result.status == 64)
      #expect(result.output == "")
      #expect(result.errors.contains("pey"))
    }
  }

  @Test func `what was typed wrong cannot steer the terminal`() throws {
    try RealProgram.lend { program in
      let result = try program.shell(#""$B" "$(printf 'pey\033[31m\033]0;x\007')""#)
      #expect(result.status == 64)
      #expect(result.errors.contains("pey"))
      #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{7}"))
    }
  }

  @Test func `a payment whose report cannot be written says that it was made`() throws {
    try RealProgram.lend { program in
      try program.start()
      let result = try program.shell(
        """
        "$B" import "$EXAMPLES"/invoice-ubl.xml >/dev/null &&
        "$B" pay RE-2026-1041 --yes --password-file password --format json >/dev/full
        """)
      #expect(result.status == 74)
      #expect(result.errors.contains(#""id":"output-failed""#), "\(result.errors)")
      #expect(result.errors.contains("everything was done but the report"))
      #expect(try program.shell("ls home/data/outbox | wc -l").output.contains("1"))
    }
  }

  @Test func `without a home it says what is missing`() throws {
    try RealProgram.lend { program in
      let result = try program.shell(#"unset HOME BILLCTL_HOME; "$B" bills list"#)
      #expect(result.status == 78)
      #expect(result.output == "")
      #expect(result.errors.contains("HOME"))
      #expect(try program.shell(#"unset HOME; "$B" bills list"#).status == 4)
    }
  }

  @Test func `a reader that goes away ends the output quietly`() throws {
    try RealProgram.lend { program in
      let result = try program.shell(
        #"{ sleep 0.3; "$B" --help; echo "status $?" >&2; } | head -c 0"#)
      #expect(result.errors == "status 0\n")
      let one = try program.shell(#""$B" --help | head -n 1"#)
      #expect(one.output.split(separator: "\n").count == 1)
      #expect(one.errors == "")
    }
  }

  @Test func `where nobody can answer nothing is asked`() throws {
    try RealProgram.lend { program in
      try program.start()
      for input in ["</dev/null", "<&-", "<password"] {
        let result = try program.shell(#""$B" login \#(input)"#)
        #expect(result.status == 5, "\(input)")
        #expect(!result.errors.contains("Password:"), "\(input)")
        #expect(result.output == "")
      }
    }
  }

  @Test func `what it writes is for its owner whatever the umask`() throws {
    try RealProgram.lend { program in
      try program.shell("umask 000; " + RealProgram.start)
      try program.shell(#"umask 000; "$B" import "$EXAMPLES"/*.xml"#)
      let files = try program.shell("find home | wc -l")
      #expect(try #require(Int(files.output.filter(\.isNumber))) > 8)
      #expect(try program.shell("find home -perm /077").output == "")
    }
  }

  @Test(arguments: [
    "chmod 755 home/data/accounts", "chmod 777 home/state", "chmod 644 home/data/accounts/*.db",
    "chmod 640 home/state/install.key",
    "mv home/data/accounts elsewhere; ln -s ../../elsewhere home/data/accounts",
    "for f in home/data/accounts/*.db; do mv $f here.db; ln -s ../../../here.db $f; done",
  ])
  func `files that others could have touched are refused`(change: String) throws {
    try RealProgram.lend { program in
      try program.start()
      #expect(try program.shell(#""$B" bills list"#).status == 0)
      let made = try program.shell(change)
      #expect(made.status == 0, "\(made.errors)")
      let result = try program.shell(#""$B" import "$EXAMPLES"/invoice-ubl.xml"#)
      #expect(result.status == 77)
      #expect(result.output == "")
    }
  }

  @Test(.enabled(if: Strace.works))
  func `no command opens an internet socket`() throws {
    try RealProgram.lend { program in
      let commands = [
        RealProgram.start, #""$B" import "$EXAMPLES"/*.xml"#, #""$B" bills list"#,
        #""$B" pay RE-2026-1041 --by iso20022 --yes --password-file password"#,
        #""$B" statements show 2026-11"#, #""$B" statements pdf 2026-11 -o statement.pdf"#,
        #""$B""#, #""$B" doctor"#,
      ]
      for command in commands {
        let traced = command.replacing(#""$B""#, with: #"strace -f -o trace -e trace=network "$B""#)
        let result = try program.shell(traced)
        #expect(result.status != 64 && result.status != 70, "\(command): \(result.errors)")
        let trace = try String(contentsOfFile: "\(program.folder)/trace", encoding: .utf8)
        #expect(!trace.contains("AF_INET"), "\(command)")
        #expect(trace.contains("exited with"), "\(command)")
      }
    }
  }

  @Test(.enabled(if: Strace.works))
  func `a crash leaves no memory on the disk`() throws {
    try RealProgram.lend { program in
      try program.shell(#"strace -o trace -e trace=prctl,prlimit64,setrlimit "$B" bills list"#)
      let trace = try String(contentsOfFile: "\(program.folder)/trace", encoding: .utf8)
      #expect(trace.contains("RLIMIT_CORE, {rlim_cur=0, rlim_max=0}"))
      #expect(trace.contains("PR_SET_DUMPABLE, SUID_DUMP_DISABLE"))
    }
  }
}

/// Whether system calls can be watched here.
enum Strace {
  static let works: Bool = {
    guard let strace = Tool("strace") else { return false }
    let result = try? strace.run(["-o", "/dev/null", "true"])  // why: not starting is an answer
    return result?.status == 0
  }()
}
