"""Kills billctl, or fails its disk, at every system call that writes while it pays."""

import collections
import datetime
import fcntl
import os
import time

import bank
import bench

CALLS = ("write pwrite64 writev fsync fdatasync rename renameat2 unlink ftruncate openat mkdir"
         " link").split()
ERRORS = ("ENOSPC", "EIO")
INVOICES = {"RE-2026-1041": ("invoice-ubl.xml", "195.16"),
            "2026-0457": ("invoice-cii.xml", "108.90")}
IN_FILES = {"staged", "emitted", "delivered"}
WITH_PROGRAM = {"sending", "sent", "unknown"}
# Statuses of a run that was stopped: nothing is lost while each says why.
REFUSED = 74


def due():
    return (datetime.date.today() + datetime.timedelta(days=2)).isoformat()


class Case:
    """One command that pays, how its home is made, and how a user carries on after an attack."""

    def __init__(self, name, command, rail):
        self.name, self.command, self.rail = name, command, rail
        self.amounts = ["850.00", "85.00"]
        if command != "run":
            self.amounts = [amount for _, amount in INVOICES.values()]

    def prepare(self, home):
        home.start()
        if self.rail == "bank":
            bench.set_up_rail(home)
        if self.command == "run":
            bench.add_schedules(home, [(self.rail, amount) for amount in self.amounts], due())
            return
        for file, _ in INVOICES.values():
            home.must("import", os.path.join(bench.EXAMPLES, file))
        if self.command == "pay":
            # Accounts of billers are accepted by a first payment, so no password is asked for.
            for number in INVOICES:
                home.must_with_password("pay", number, "--amount", "1.00", "--hold", "--yes")
            home.must("payments", "cancel", *(p["id"] for p in home.payments()), "--yes")
        else:
            home.must_with_password("pay", *INVOICES, "--by", self.rail, "--hold", "--yes")

    @property
    def attacked(self):
        if self.command == "run":
            return ["schedule", "run"]
        if self.command == "submit":
            return ["payments", "submit", "--yes", "--no-input"]
        return self.pay(*INVOICES)

    def pay(self, *numbers):
        return ["pay", *numbers, "--by", self.rail, "--yes", "--no-input"]


class Attack:
    """Attacks on one case, counted."""

    def __init__(self, program, case):
        self.case = case
        self.home = bench.Bench(program, case.prepare, case.command != "run")
        self.points = 0
        self.found = []
        self.statuses = collections.Counter()

    def report(self, what, problems):
        self.points += 1
        if problems:
            print(f"  {self.case.name}: {what}: {'; '.join(problems)}", flush=True)
            self.found += problems

    def writing(self, call):
        """The numbers of those calls that change something when nothing disturbs the command."""
        home = self.home
        home.put_back()
        log = home.path("trace")
        home.must(*self.case.attacked, trace=["-o", log, "-e", f"trace={call}"])
        with open(log, errors="replace") as file:
            lines = [line for line in file if line.startswith(f"{call}(")]
        if call == "openat":
            return [n for n, line in enumerate(lines, 1) if "O_CREAT" in line]
        if call == "mkdir":
            return [n for n, line in enumerate(lines, 1) if "EEXIST" not in line]
        return list(range(1, len(lines) + 1))

    def all(self, calls, every, errors_every):
        for call in calls:
            numbers = self.writing(call)
            before, points, began = len(self.found), self.points, time.monotonic()
            for number in numbers[::every]:
                self.kill(call, number)
            for error in ERRORS:
                for number in numbers[::errors_every]:
                    self.fail(call, number, error)
            if numbers:
                print(f"{self.case.name:18} {call:10} {len(numbers):4} calls,"
                      f" {self.points - points:4} points, {len(self.found) - before} problems,"
                      f" {time.monotonic() - began:.0f} s", flush=True)
        if self.case.rail == "bank":
            for place in ("before", "recorded"):
                self.kill_program(place)
        self.read_only()

    def kill(self, call, number):
        self.home.put_back()
        self.home.run(*self.case.attacked, trace=[
            "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:signal=SIGKILL:when={number}"])
        self.report(f"killed at {call} {number}", self.unrecorded() + self.carry_on())

    def kill_program(self, place):
        self.home.put_back()
        self.home.write("rail/die", place)
        status, _, errors = self.home.run(*self.case.attacked)
        problems = [] if status == 8 else [f"silent: status {status} {errors}"]
        self.report(f"the program died, {place}", problems + self.unrecorded() + self.carry_on())

    def fail(self, call, number, error):
        self.home.put_back()
        status, _, errors = self.home.run(*self.case.attacked, trace=[
            "-o", "/dev/null", "-e", f"trace={call}",
            "-e", f"inject={call}:error={error}:when={number}"])
        problems = []
        if status == 127 and "loading shared libraries" in errors:
            return  # It was the loader that failed; the program never ran.
        self.statuses[status] += 1
        if status not in (0, REFUSED):
            problems.append(f"status {status}: {errors.strip()[:160]}")
        if status != 0 and not errors.strip():
            problems.append(f"silent: status {status} without a word")
        self.report(f"{error} at {call} {number}",
                    problems + self.unrecorded() + self.carry_on())

    def read_only(self):
        """Each folder without the right to write, for a user who has no other rights."""
        for folder in ("data/accounts", "data/stage", "data/outbox", "data", "state",
                       "state/published", "state/attempts", "state/agents"):
            self.home.put_back()
            path = os.path.join(self.home.home, folder)
            if not os.path.isdir(path):
                continue
            os.chmod(path, 0o500)
            status, _, errors = self.home.run(*self.case.attacked)
            os.chmod(path, 0o700)
            self.statuses[status] += 1
            problems = []
            if status not in (0, REFUSED) or status != 0 and not errors.strip():
                problems.append(f"status {status}: {errors.strip()[:160]}")
            self.report(f"{folder} is read-only", problems + self.unrecorded() + self.carry_on())

    def unrecorded(self):
        """What the bank has and the books do not say so."""
        seen, found = bank.payments(self.home)
        states = {p["end_to_end_id"]: p["state"] for p in self.home.payments()}
        allowed = WITH_PROGRAM if self.case.rail == "bank" else IN_FILES
        found += [f"silent: {one} is at the bank and {states.get(one)}"
                  for one, _ in seen if states.get(one) not in allowed]
        if self.case.rail != "bank":
            found += [f"silent: {one} is {state}, in a file"
                      for one, state in states.items() if state in ("sending", "unknown")]
        return found

    def carry_on(self):
        """Carries on as a user would, then looks whether everything is as if nothing had been."""
        wait_for_program(self.home)
        problems, self.later = [], 0
        for turn in range(5):
            problems += self.rerun()
            states = [payment["state"] for payment in self.home.payments()]
            if turn and not set(states) & {"sending", "unknown", "approved", "staged"}:
                break
        problems += bank.problems(self.home, self.case.amounts)
        status, out, errors = self.home.run("doctor")
        if status != 0:
            problems.append(f"doctor: {status} {out.strip()[-300:]} {errors.strip()[:200]}")
        left = [name for _, _, names in os.walk(os.path.join(self.home.home, "data/stage"))
                for name in names]
        return problems + ([f"left in the stage folder: {left}"] if left else [])

    def rerun(self):
        """Asks again, a while later where the outcome is unknown; pays what was not sent."""
        home, problems = self.home, []
        self.later += any(payment["state"] == "unknown" for payment in home.payments())
        at = f"+{6 * self.later}m" if self.later else None
        command = self.case.attacked
        if self.case.command != "run":
            command = ["payments", "submit", "--yes", "--no-input", "--password-file",
                       home.password]
        states = {payment["id"]: payment["state"] for payment in home.payments()}
        status, out, errors = home.run(*command, at=at)
        failed = [payment for payment in home.payments()
                  if payment["state"] == "failed" and states[payment["id"]] != "failed"]
        if failed and "failed" not in out.lower():
            problems.append(f"silent: nothing said of {len(failed)} failed payments: {out}")
        if status not in (0, 3, 8, 10):
            problems.append(f"rerun {status}: {errors.strip()[:200]}")
        self.pay_what_is_open()
        return problems

    def pay_what_is_open(self):
        """A person pays what certainly was not sent; billctl never does so by itself."""
        payments = self.home.payments()
        held = {payment["number"] for payment in payments
                if payment["state"] not in ("failed", "cancelled")}
        numbers = {p["number"] for p in payments if p["state"] == "failed"}
        if self.case.command != "run":
            numbers |= set(INVOICES)
        if numbers - held:
            self.home.must_with_password(*self.case.pay(*sorted(numbers - held)))


def wait_for_program(home):
    """A program of a command rail is never killed; its lock tells when it has ended."""
    folder = os.path.join(home.home, "state/attempts")
    for name in os.listdir(folder) if os.path.isdir(folder) else []:
        with open(os.path.join(folder, name)) as file:
            fcntl.flock(file, fcntl.LOCK_EX)
