"""Puts a database back from before a run: whoever pays next is refused, and nothing is paid twice."""

import os
import shutil

import bank
import bench
import points

AMOUNTS = ["850.00", "85.00", "950.00"]


def prepare(home):
    home.start()
    bench.set_up_rail(home)
    home.must("import", os.path.join(bench.EXAMPLES, points.INVOICES["RE-2026-1041"][0]))
    bench.add_schedules(
        home, [("iso20022", "850.00"), ("iso20022", "85.00"), ("bank", "950.00")], points.due())


def payers(home):
    """Everybody who could pay next, and the status of who is refused."""
    password = ["--password-file", home.password]
    return {
        "the agent": ["schedule", "run"],
        "a person": ["pay", "RE-2026-1041", "--by", "iso20022", "--yes", *password],
        "a person who holds it": ["payments", "submit", "--yes", *password],
    }


def lose_a_run(home):
    """Runs, and puts the database back that was there before."""
    home.put_back()
    accounts = os.path.join(home.home, "data/accounts")
    shutil.copytree(accounts, home.path("copy"))
    home.must("schedule", "run")
    shutil.rmtree(accounts)
    os.rename(home.path("copy"), accounts)


def attack(program, with_kills):
    """Returns how many cases there were, and what is wrong."""
    home = bench.Bench(program, prepare)
    cases, found = 0, []
    reconcile = ["schedule", "agent", "reconcile", "--yes", "--password-file", home.password]

    def check(name, problems):
        nonlocal cases
        cases += 1
        found.extend(f"{name}: {problem}" for problem in problems)
        for problem in problems:
            print(f"  restored, {name}: {problem}", flush=True)

    try:
        for who in payers(home):
            lose_a_run(home)
            status, _, errors = home.run(*payers(home)[who])
            wrong = [] if status == 13 else [f"status {status}: {errors}"]
            check(f"{who} pays next", wrong + bank.problems(home, AMOUNTS))
            home.must(*reconcile)
            check(f"{who}, told", after(home))
        if with_kills:
            lose_a_run(home)
            shutil.copytree(home.home, home.path("behind"))
            for call in ("rename", "fdatasync", "fsync", "unlink", "ftruncate"):
                number = 1
                while not kill(home, reconcile, call, number):
                    home.must(*reconcile)
                    check(f"told, killed at {call} {number}", after(home))
                    number += 1
            shutil.rmtree(home.path("behind"))
    finally:
        home.remove()
    return cases, found


def kill(home, reconcile, call, number):
    """Kills while the database is told; true when it ended before it came to that call."""
    records = home.path("rail/submits")
    shutil.rmtree(home.home)
    shutil.copytree(home.path("behind"), home.home)
    with open(records) as file:
        known = file.read()
    status, _, _ = home.run(*reconcile, trace=[
        "-o", "/dev/null", "-e", f"trace={call}",
        "-e", f"inject={call}:signal=SIGKILL:when={number}"])
    with open(records) as file:
        assert file.read() == known, "reconcile asked the rail to pay"
    return status == 0


def after(home):
    """What is wrong once it was told: the agent pays nothing again, and the books are whole."""
    found = []
    for _ in range(2):
        status, out, errors = home.run("schedule", "run", at="+6m")
        if status not in (0, 3):
            found.append(f"run ended with {status}: {errors}")
    found += bank.problems(home, AMOUNTS)
    states = sorted(p["state"] for p in home.payments() if p["amount"] in AMOUNTS)
    if states != ["emitted", "emitted", "sent"]:
        found.append(f"states {states}")
    status, out, _ = home.run("doctor")
    return found + ([f"doctor: {status} {out[-300:]}"] if status else [])
