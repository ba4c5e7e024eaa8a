import BillActions
import BillCore
import BillRails
import BillStore
import Foundation
import Testing

@Suite struct CommandRailTests {
  @Test func `A receipt makes a payment sent, and the books say so`() throws {
    try RailBench.lend { bench in
      let payment = try bench.payOne()
      #expect(payment.state == .sent)
      #expect(payment.note == "receipt R-1")
      #expect(try bench.pay.state("R-1") == .paid)
      #expect(bench.pay.publishedLines.count == 1)
      #expect(try bench.calls("submit") == 1)
      try bench.pay.check()
    }
  }

  @Test func `The program gets its request on standard input, three variables and a lock`() throws {
    let submit = """
      printf '%s' "$request" > request; env | cut -d= -f1 | sort > names
      echo "$#" > count; ls -l /proc/self/fd/3 > lock 2>/dev/null; receipt
      """
    try RailBench.lend(submit: submit) { bench in
      let payment = try bench.payOne()
      let request = try bench.text("request")
      #expect(request.contains(#""test":true,"idempotency_key":"\#(payment.endToEndID)""#))
      #expect(request.contains(#""amount":"119.00","amount_minor":11900,"currency":"EUR""#))
      #expect(request.contains(#""account":"DE89370400440532013000""#))
      let names = Set(try bench.text("names").split(separator: "\n").map(String.init))
      #expect(names.subtracting(["PATH", "LANG", "TZ", "PWD", "OLDPWD", "SHLVL", "_"]).isEmpty)
      #expect(try bench.text("count") == "1\n")
      #if os(Linux)
        #expect(try bench.text("lock").contains("/attempts/\(payment.endToEndID)"))
      #endif
    }
  }

  @Test func `A declared exit code opens the bill again, with the program's words`() throws {
    try RailBench.lend(submit: #"printf 'no \033[31mfunds\n' >&2; exit 65"#) { bench in
      let payment = try bench.payOne()
      #expect(payment.state == .failed)
      #expect(payment.note == "no [31mfunds")
      #expect(try bench.pay.state("R-1") == .open)
      try bench.pay.check()
    }
  }

  @Test(arguments: [
    "exit 0", "echo paid", "receipt; receipt", "exit 1", "exit 66", "exit 127", "kill -9 $$",
    "kill -TERM $$", #"say '"receipt":"R-1","extra":1'"#, "key=BCX; receipt",
    "head -c 200000 /dev/zero", "head -c 200000 /dev/zero; sleep 5",
    #"printf '\377\376'"#, "receipt; exit 3",
  ])
  func `Whatever else happens is unknown, and nothing is sent again by itself`(submit: String)
    throws
  {
    try RailBench.lend(submit: submit) { bench in
      let payment = try bench.payOne()
      #expect(payment.state == .unknown, "\(payment.note ?? "")")
      try bench.pay.submit()
      #expect(try bench.pay.state("R-1") == .inFlight)
      try bench.pay.submit(after: 86_400)
      #expect(try bench.calls("submit") == 1)
      #expect(try bench.state(payment) == .unknown)
    }
  }

  @Test func `A program that takes too long is left alone, and asked when it has ended`() throws {
    let submit = "until [ -e go ]; do sleep 0.1; done; receipt; echo done > ended"
    let status = #"[ -e ended ] && say '"state":"sent"'"#
    try RailBench.lend(submit: submit, status: status, limitSeconds: 1) { bench in
      let payment = try bench.payOne()
      #expect(payment.state == .unknown)
      #expect(payment.note == "no answer in time; the program was left running")
      // The program holds its lock, so nobody asks about the payment yet.
      try bench.pay.submit(after: 400)
      #expect(try bench.calls("status") == 0)
      try Disk.write("\(bench.folder)/go", "")
      for _ in 0..<100 where try bench.state(payment) == .unknown {
        Thread.sleep(forTimeInterval: 0.1)
        try bench.pay.submit(after: 500)
      }
      #expect(try bench.state(payment) == .sent)
      #expect(try bench.calls("submit") == 1)
    }
  }

  @Test func `After an outcome that nobody knows nothing more is sent`() throws {
    try RailBench.lend(submit: "exit 9") { bench in
      try bench.pay.bill("R-1")
      try bench.pay.bill("R-2")
      let result = try bench.pay.pay(bench.pay.request("R-1", "R-2", rail: "bench"))
      #expect(Set(result.payments.map(\.payment.state)) == [.unknown, .approved])
      #expect(try bench.calls("submit") == 1)
    }
  }

  @Test(arguments: [
    (#"say '"state":"sent"'"#, PaymentState.sent), (#"say '"state":"settled"'"#, .settled),
    (#"say '"state":"not-sent"'"#, .failed), (#"say '"state":"rejected"'"#, .failed),
    (#"say '"state":"returned"'"#, .returned), (#"say '"state":"unknown"'"#, .unknown),
    ("exit 1", .unknown), ("echo no", .unknown), ("rm program; exit 1", .unknown),
  ])
  func `An interrupted payment is what its rail says of it`(status: String, state: PaymentState)
    throws
  {
    try RailBench.lend(status: status) { bench in
      let payment = try bench.interrupt()
      try bench.pay.submit()
      #expect(try bench.state(payment) == state)
      #expect(try bench.calls("submit") == 0)
      try bench.pay.check()
    }
  }

  @Test func `While its program lives an interrupted payment stays in sending`() throws {
    try RailBench.lend(status: #"say '"state":"not-sent"'"#) { bench in
      let payment = try bench.interrupt()
      let folder = try PrivateFolder(
        making: "\(bench.pay.desk.ana.home.folder)/state/attempts")
      let lock = try FileLock(folder, payment.endToEndID)
      try bench.pay.submit()
      #expect(try bench.state(payment) == .sending)
      lock.release()
      try bench.pay.submit()
      #expect(try bench.state(payment) == .failed)
    }
  }

  @Test func `An unknown payment is asked about when it is time, and not before`() throws {
    try RailBench.lend(submit: "exit 9", status: #"say '"state":"unknown"'"#) { bench in
      let payment = try bench.payOne()
      for (seconds, asked) in [(299, 0), (300, 1), (301, 1), (3599, 1), (3600, 2), (86_400, 2)] {
        try bench.pay.submit(after: Int64(seconds))
        #expect(try bench.calls("status") == asked, "after \(seconds) s")
      }
      try bench.write(status: #"say '"state":"settled"'"#)
      try bench.pay.submit(after: 90_000)
      #expect(try bench.state(payment) == .settled)
      try bench.pay.check()
    }
  }

  @Test func `A receipt is not taken back by a rail that forgot it, but a return is`() throws {
    try RailBench.lend(status: #"say '"state":"not-sent"'"#) { bench in
      let payment = try bench.payOne()
      try bench.pay.submit(after: 400)
      #expect(try bench.state(payment) == .sent)
      try bench.write(status: #"say '"state":"returned"'"#)
      try bench.pay.submit(after: 4000)
      #expect(try bench.state(payment) == .returned)
      try bench.pay.check()
    }
  }
}
