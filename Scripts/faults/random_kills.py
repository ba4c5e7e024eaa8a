"""Kills runs at random moments, four at once, while somebody takes files out of the outbox."""

import os
import random
import subprocess
import time

import bank
import bench
import points

RUNS = 4
KILLS_IN_ROUND = 12
AMOUNTS = {"iso20022": ["850.00", "85.00", "8.50"], "bank": ["950.00", "95.00"]}


class Round:
    """Many kills in one home, then a run that nobody disturbs."""

    def __init__(self, home, seconds, seed):
        self.home, self.seconds = home, seconds
        self.random = random.Random(seed)
        self.kills = 0

    def attack(self):
        self.home.put_back()
        runs = []
        starts = 0
        while starts < KILLS_IN_ROUND or runs:
            while len(runs) < RUNS and starts < KILLS_IN_ROUND:
                runs.append(self.start())
                starts += 1
            time.sleep(self.random.uniform(0, self.seconds / 20))
            self.take()
            runs = [run for run in runs if not self.ended(run)]

    def start(self):
        process = subprocess.Popen(
            self.home.command(["schedule", "run"]), env=self.home.environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return process, time.monotonic() + self.random.uniform(0, self.seconds)

    def ended(self, run):
        process, until = run
        if process.poll() is not None:
            return True
        if time.monotonic() < until:
            return False
        process.kill()
        self.kills += process.wait() == -9
        return True

    def take(self):
        """Takes a file to the bank, as an upload program does."""
        if self.random.random() < 0.5 or not os.path.isdir(self.home.outbox):
            return
        for name in os.listdir(self.home.outbox)[:1]:
            os.rename(os.path.join(self.home.outbox, name), os.path.join(self.home.taken, name))


def prepare(home):
    home.start()
    bench.set_up_rail(home)
    schedules = [(rail, amount) for rail, amounts in AMOUNTS.items() for amount in amounts]
    bench.add_schedules(home, schedules, points.due())


def finish(home):
    """Runs until nothing is left, and a person pays again what certainly was not sent."""
    found, later = [], 0
    for _ in range(8):
        points.wait_for_program(home)
        payments = home.payments()
        later += any(payment["state"] == "unknown" for payment in payments)
        status, _, errors = home.run("schedule", "run", at=f"+{6 * later}m" if later else None)
        if status not in (0, 3, 8):
            found.append(f"run ended with {status}: {errors.strip()[:200]}")
        states = {payment["state"] for payment in home.payments()}
        if status == 0 and not states & {"sending", "unknown", "approved", "staged"}:
            break
    not_sent = [p for p in home.payments() if p["state"] == "failed"]
    done = bank.problems(home, [amount for rail, amounts in AMOUNTS.items() for amount in amounts
                                if amount not in {p["amount"] for p in not_sent}])
    states = {p["end_to_end_id"]: p["state"] for p in home.payments()}
    allowed = points.IN_FILES | points.WITH_PROGRAM
    seen, _ = bank.payments(home)
    found += [f"silent: {one} is at the bank and {states.get(one)}"
              for one, _ in seen if states.get(one) not in allowed]
    return found + done, len(not_sent)


def attack(program, kills, seed, until):
    """Kills that often, or until the time is over; returns kills, not sent, and what is wrong."""
    home = bench.Bench(program, prepare, needs_session=False)
    made, open_again, found, number = 0, 0, [], 0
    try:
        home.put_back()
        began = time.monotonic()
        home.must("schedule", "run")
        seconds = time.monotonic() - began
        while made < kills and time.monotonic() < until:
            number += 1
            one = Round(home, seconds, f"{seed}/{number}")
            one.attack()
            problems, count = finish(home)
            if number % 20 == 0:
                status, out, _ = home.run("doctor")
                problems += [f"doctor: {status} {out[-300:]}"] if status else []
            if problems:
                print(f"  kills, seed {seed}/{number}: {'; '.join(problems)}", flush=True)
            made, open_again, found = made + one.kills, open_again + count, found + problems
    finally:
        home.remove()
    print(f"kills: {number} homes, {made} kills, {open_again} payments open again", flush=True)
    return made, found
