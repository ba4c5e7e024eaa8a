"""A home that is prepared once and put back for each attack, and how billctl is run in it."""

import json
import os
import shutil
import subprocess
import tempfile
import time

import bank

PASSWORD = "copper lantern drifts eleven"
# A money session ends five minutes after its last use.
SESSION_SECONDS = 200
EXAMPLES = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../../Examples")


class Bench:
    """One folder with a prepared home, the home under attack, and a bank."""

    def __init__(self, program, prepare, needs_session=True):
        self.program, self.prepare_home = program, prepare
        self.seconds = SESSION_SECONDS if needs_session else float("inf")
        memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.folder = tempfile.mkdtemp(prefix="billctl-faults.", dir=memory)
        self.home = self.path("home")
        self.outbox = self.path("home/data/outbox")
        self.taken = self.path("taken")
        self.submits = self.path("rail/submits")
        self.password = self.path("password")
        self.prepared = None
        os.mkdir(self.path("rail"))
        self.write("password", PASSWORD)
        self.write("rail/bank", bank.RAIL)
        os.chmod(self.path("rail/bank"), 0o700)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w") as file:
            file.write(text)

    def command(self, arguments, at=None, trace=None):
        command = [self.program, *arguments]
        if at:
            # Programs that it starts keep the machine's clock, as they get no environment.
            command = ["faketime", "-f", at, *command]
        if trace:
            command = ["strace", "-qq", *trace, *command]
        return command

    def environment(self, **more):
        return {"BILLCTL_HOME": self.home, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **more}

    def run(self, *arguments, at=None, trace=None, **variables):
        """Runs billctl; returns status, stdout and stderr."""
        done = subprocess.run(
            self.command(arguments, at, trace), env=self.environment(**variables),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        return done.returncode, done.stdout, done.stderr

    def must(self, *arguments, statuses=(0,), **how):
        status, out, errors = self.run(*arguments, **how)
        if status not in statuses:
            raise SystemExit(f"faults: {' '.join(arguments)} ended with {status}: {errors}{out}")
        return out

    def must_with_password(self, *arguments, **how):
        return self.must(*arguments, "--password-file", self.password, **how)

    def payments(self):
        """The payments as billctl lists them."""
        return json.loads(self.must("payments", "list", "--format", "json"))["payments"]

    def start(self, **how):
        self.must_with_password(
            "start", "--test", "--no-input", "--email", "ana@example.org", "--name", "Ana",
            "--accept-terms", "--self-attested", "--bank", "DE21123456780000012345",
            "--rail", "iso20022", **how)

    def keep(self):
        """Makes the home as it is now the one that attacks begin with."""
        shutil.rmtree(self.path("prepared"), ignore_errors=True)
        shutil.copytree(self.home, self.path("prepared"))
        self.prepared = time.monotonic()

    def put_back(self):
        """Puts the prepared home in place, made anew where its session is about to end."""
        if self.prepared is None or time.monotonic() - self.prepared > self.seconds:
            self.clear()
            self.prepare_home(self)
            self.keep()
        self.clear()
        shutil.copytree(self.path("prepared"), self.home)

    def clear(self):
        for name in ("home", "taken"):
            shutil.rmtree(self.path(name), ignore_errors=True)
        os.mkdir(self.taken)
        for name in ("submits", "die"):
            if os.path.exists(self.path(f"rail/{name}")):
                os.remove(self.path(f"rail/{name}"))

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def set_up_rail(bench):
    """The command rail `bank`, which may pay unattended."""
    bench.must_with_password(
        "rails", "setup", "command", "--name", "bank", "--program", bench.path("rail/bank"),
        "--unattended", "--yes")


def add_schedules(bench, schedules, on):
    """One-time schedules that are due, as (rail, amount), and an agent with their mandates."""
    bench.must_with_password("billers", "add", "Verwaltung", "--account", "DE23123456780000067890")
    for rail, amount in schedules:
        bench.must_with_password(
            "schedule", "add", "Verwaltung", "--name", f"S{amount}", "--by", rail, "--amount",
            amount, "--on", on, "--yes")
    bench.must_with_password("schedule", "agent", "enroll", "--yes")
