#!/usr/bin/env python3
"""Kills billctl, or fails its disk, at every system call that changes files while it pays, and
checks that a rerun leaves each payment published once: never twice, never lost, never unrecorded.

Usage: Scripts/faults.py PROGRAM [--every N] [--calls write,fsync,...]
Needs strace. Root, who may write everywhere, becomes nobody first. Prints one line for each call
and ends with status 1 where a point broke the rule."""

import argparse
import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

CALLS = ("write pwrite64 fsync fdatasync rename renameat2 unlink ftruncate openat mkdir").split()
ERRORS = {"write": "ENOSPC", "pwrite64": "ENOSPC", "fsync": "EIO", "fdatasync": "EIO",
          "openat": "ENOSPC", "renameat2": "EIO"}
PASSWORD = "copper lantern drifts eleven"
INVOICE = "RE-2026-1041"
SESSION_SECONDS = 200
NOBODY = 65534
REFUSALS = {1, 3, 4, 5, 8, 10, 11, 13, 69, 70, 74, 77, 78}


def run(program, home, *arguments, trace=None):
    """Runs billctl in a home, under strace where told; returns status, stdout and stderr."""
    command = [program, *arguments]
    if trace:
        command = ["strace", "-f", "-qq", *trace, *command]
    environment = {"BILLCTL_HOME": home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, errors="replace")
    return done.returncode, done.stdout, done.stderr


class Case:
    """One command under attack, from a prepared home, and how a user would carry on after it."""

    def __init__(self, name, program, examples, held, unattended=False):
        self.name, self.program, self.held = name, program, held
        self.unattended = unattended
        self.examples = examples
        self.folder = tempfile.mkdtemp(prefix="billctl-faults.")
        self.home = os.path.join(self.folder, "home")
        self.password = os.path.join(self.folder, "password")
        with open(self.password, "w") as file:
            file.write(PASSWORD)
        os.chmod(self.password, 0o600)
        self.prepared = 0.0

    def prepare(self):
        """Makes the home anew when its money session is about to end."""
        if time.time() - self.prepared < SESSION_SECONDS:
            return
        shutil.rmtree(self.home, ignore_errors=True)
        self.must("start", "--test", "--no-input", "--email", "ana@example.org", "--name", "Ana",
                  "--accept-terms", "--self-attested", "--bank", "DE21123456780000012345",
                  "--rail", "iso20022", "--password-file", self.password)
        self.prepared = time.time()
        if self.unattended:
            return self.prepare_schedule()
        self.must("import", os.path.join(self.examples, "invoice-ubl.xml"))
        # The account of the biller is accepted by a first payment, so that no password is asked
        # for afterwards.
        first = self.must("pay", INVOICE, "--amount", "1.00", "--hold", "--yes",
                          "--password-file", self.password, "--format", "json")
        payment = json.loads(first)["payments"][0]["id"]
        self.must("payments", "cancel", payment, "--yes")
        if self.held:
            self.must(*self.pay(), "--hold")

    def prepare_schedule(self):
        """A date that is due now, and an agent with a mandate for it."""
        due = datetime.date.today() + datetime.timedelta(days=2)
        self.must("billers", "add", "Verwaltung", "--account", "DE23123456780000067890",
                  "--password-file", self.password)
        self.must("schedule", "add", "Verwaltung", "--amount", "850.00", "--on", due.isoformat(),
                  "--yes", "--password-file", self.password)
        self.must("schedule", "agent", "enroll", "--yes", "--password-file", self.password)

    def pay(self):
        return ["pay", INVOICE, "--by", "iso20022", "--yes", "--no-input",
                "--idempotency-key", "k"]

    def attacked(self):
        if self.unattended:
            return ["schedule", "run"]
        return ["payments", "submit", "--yes", "--no-input"] if self.held else self.pay()

    def must(self, *arguments):
        status, out, errors = run(self.program, self.home, *arguments)
        if status != 0:
            raise SystemExit(f"faults: {' '.join(arguments)} ended with {status}: {errors}")
        return out

    def copy(self):
        self.prepare()
        target = tempfile.mkdtemp(prefix="billctl-point.", dir=self.folder)
        home = os.path.join(target, "home")
        shutil.copytree(self.home, home)
        return home

    def count(self, call):
        """How often the command makes a call when nothing disturbs it."""
        home = self.copy()
        log = os.path.join(os.path.dirname(home), "trace")
        status, _, errors = run(self.program, home, *self.attacked(),
                                trace=["-o", log, "-e", f"trace={call}"])
        if status != 0:
            raise SystemExit(f"faults: {self.name} ended with {status}: {errors}")
        with open(log, errors="replace") as file:
            calls = sum(1 for line in file if re.search(rf"\b{call}\(", line))
        shutil.rmtree(os.path.dirname(home))
        return calls

    def attack(self, call, number, error=None):
        """Disturbs one call, then carries on as a user would; returns what is wrong after it."""
        home = self.copy()
        what = f"error={error}" if error else "signal=SIGKILL"
        status, _, errors = run(
            self.program, home, *self.attacked(),
            trace=["-o", "/dev/null", "-e", f"trace={call}",
                   "-e", f"inject={call}:{what}:when={number}"])
        problems = []
        if error:
            problems += self.check_refusal(home, status, errors)
        problems += self.carry_on(home)
        problems += self.check_end(home)
        if problems:
            print(f"  {self.name}: {call} {number} {what}: {'; '.join(problems)}", flush=True)
        shutil.rmtree(os.path.dirname(home))
        return problems

    def race(self, processes):
        """Runs the same command many times at once; one file may come of it."""
        home = self.copy()
        environment = {"BILLCTL_HOME": home, "PATH": os.environ["PATH"]}
        runs = [subprocess.Popen([self.program, *self.attacked()], env=environment,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL) for _ in range(processes)]
        statuses = [one.wait() for one in runs]
        problems = self.check_end(home)
        if 0 not in statuses or not set(statuses) <= REFUSALS | {0}:
            problems.append(f"silent: statuses {statuses}")
        print(f"{self.name:16} {processes} at once: {statuses} {'; '.join(problems)}", flush=True)
        shutil.rmtree(os.path.dirname(home))
        return problems

    def check_refusal(self, home, status, errors):
        problems = []
        if status == 127 and "loading shared libraries" in errors:
            return []  # It was the loader that failed; the program never ran.
        if status != 0 and status not in REFUSALS:
            problems.append(f"silent: status {status} {errors.strip()[:120]}")
        if status != 0 and not errors.strip():
            problems.append(f"silent: status {status} without a word")
        return problems + self.check_files(home)

    def carry_on(self, home):
        """First what is left is finished, then the same command once more."""
        problems = []
        after = [["payments", "submit", "--yes", "--no-input"], self.pay()]
        if self.held:
            after.pop()
        if self.unattended:
            after = [["schedule", "run"], ["schedule", "run"]]
        for command in after:
            status, _, errors = run(self.program, home, *command)
            if status != 0:
                problems.append(f"rerun {command[0]} ended with {status}: {errors.strip()[:200]}")
        return problems

    def check_files(self, home):
        """Every file in the outbox must be in the database, with its payments."""
        files = self.outbox(home)
        status, out, errors = run(self.program, home, "payments", "list", "--format", "json")
        if status != 0:
            return [f"payments list ended with {status}: {errors.strip()[:120]}"]
        known = {p["end_to_end_id"] for p in json.loads(out)["payments"]
                 if p["state"] in ("staged", "emitted")}
        return [f"silent: {name} holds what is not recorded"
                for name, ids in files.items() if not set(ids) <= known]

    def outbox(self, home):
        folder = os.path.join(home, "data", "outbox")
        files = {}
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            with open(os.path.join(folder, name), errors="replace") as file:
                files[name] = re.findall(r"<EndToEndId>([^<]*)<", file.read())
        return files

    def check_end(self, home):
        problems = self.check_files(home)
        files = self.outbox(home)
        ids = [one for ids in files.values() for one in ids]
        if len(ids) > 1:
            problems.append(f"doubled: {len(ids)} payments in {len(files)} files")
        if not ids:
            problems.append("lost: no file in the outbox")
        lines = open(os.path.join(home, "state", "published.log")).read().splitlines() \
            if os.path.exists(os.path.join(home, "state", "published.log")) else []
        if len(lines) != 1:
            problems.append(f"published.log has {len(lines)} lines")
        status, out, errors = run(self.program, home, "doctor")
        if status != 0:
            problems.append(f"doctor: {status} {out.strip()[-300:]} {errors.strip()[:200]}")
        stage = os.path.join(home, "data", "stage")
        left = [name for _, _, names in os.walk(stage) for name in names]
        if left:
            problems.append(f"left in the stage folder: {left}")
        return problems

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--every", type=int, default=1, help="try only every N-th point")
    parser.add_argument("--calls", default=",".join(CALLS))
    arguments = parser.parse_args()
    if not shutil.which("strace"):
        raise SystemExit("faults: strace is needed (apt-get install strace)")
    program = os.path.realpath(arguments.program)
    examples = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "Examples")
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    os.umask(0o077)
    points = 0
    found = []
    for name, held, unattended in [("pay", False, False), ("payments submit", True, False),
                                   ("schedule run", False, True)]:
        case = Case(name, program, examples, held, unattended)
        try:
            found += case.race(64 if unattended else 8)
            for call in arguments.calls.split(","):
                calls = case.count(call)
                numbers = range(1, calls + 1, arguments.every)
                kinds = [None, ERRORS[call]] if call in ERRORS else [None]
                before = len(found)
                for kind in kinds:
                    for number in numbers:
                        found += case.attack(call, number, kind)
                points += len(numbers) * len(kinds)
                print(f"{name:16} {call:10} {calls:4} calls, {len(numbers) * len(kinds):4} points,"
                      f" {len(found) - before} problems", flush=True)
        finally:
            case.remove()
    words = {word: sum(word in problem for problem in found)
             for word in ("doubled", "lost", "silent")}
    others = sum(not any(word in problem for word in words) for problem in found)
    print(f"faults: {points} points, " + ", ".join(f"{n} {w}" for w, n in words.items())
          + f", {others} otherwise wrong")
    sys.exit(1 if found or points == 0 else 0)


main()
