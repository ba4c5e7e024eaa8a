"""Breaks billctl while it pays and checks that each payment reaches the bank once: never twice,
never lost, never unrecorded.

races      the same command many times at once
restored   a database put back from before a run
clock      wrong clocks, and zones with odd hours
kills      four runs at once, killed at random, while files are taken out of the outbox
points     killed, or without a disk, at every system call that writes

Needs strace and faketime. Root, who may write everywhere, becomes nobody first. Ends with status 1
where a rule was broken."""

import argparse
import os
import shutil
import sys
import time

from concurrent.futures import ThreadPoolExecutor

import clock
import points
import races
import random_kills
import restored

NOBODY = 65534
CASES = [("run, file", "run", "iso20022"), ("run, program", "run", "bank"),
         ("submit, file", "submit", "iso20022"), ("submit, program", "submit", "bank"),
         ("pay, file", "pay", "iso20022")]


def attack_points(program, case, arguments):
    """Attacks one case; returns how many points were tried, and what is wrong."""
    attack = points.Attack(program, points.Case(*case))
    try:
        attack.all(arguments.calls.split(","), arguments.every, arguments.errors_every)
        print(f"{case[0]:18} statuses of failed disks {dict(attack.statuses)}", flush=True)
        return attack.points, attack.found
    finally:
        attack.home.remove()


def run_points(program, arguments, pool):
    wanted = [case for case in CASES if arguments.case in case[0]]
    return "points", [pool.submit(attack_points, program, case, arguments) for case in wanted]


def run_races(program, arguments, pool):
    wanted = [case for case in CASES if arguments.case in case[0]]
    return "races", [pool.submit(races.attack, program, points.Case(*case)) for case in wanted]


def run_kills(program, arguments, pool):
    until = time.monotonic() + arguments.minutes * 60
    share = -(-arguments.kills // arguments.jobs)
    return "random kills", [pool.submit(random_kills.attack, program, share, seed, until)
                            for seed in range(arguments.seed, arguments.seed + arguments.jobs)]


def run_restored(program, arguments, pool):
    return "restored databases", [pool.submit(restored.attack, program, arguments.every == 1)]


def run_clock(program, arguments, pool):
    return "moments", [pool.submit(clock.attack, program, zone) for zone in clock.ZONES]


PARTS = {"races": run_races, "restored": run_restored, "clock": run_clock, "kills": run_kills,
         "points": run_points}


def main():
    parser = argparse.ArgumentParser(
        prog="faults", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--only", default=",".join(PARTS), help="which parts to run")
    parser.add_argument("--case", default="", help="only cases with this in their name")
    parser.add_argument("--every", type=int, default=1, help="kill at every N-th point only")
    parser.add_argument("--errors-every", type=int, default=5, help="fail every N-th point only")
    parser.add_argument("--kills", type=int, default=500, help="random kills")
    parser.add_argument("--minutes", type=float, default=600, help="the longest for random kills")
    parser.add_argument("--seed", type=int, default=1, help="the first seed of random kills")
    parser.add_argument("--calls", default=",".join(points.CALLS))
    parser.add_argument("--jobs", type=int, default=os.cpu_count(),
                        help="how much at the same time")
    arguments = parser.parse_args()
    for tool in ("strace", "faketime"):
        if not shutil.which(tool):
            raise SystemExit(f"faults: {tool} is needed (apt-get install {tool})")
    program = os.path.realpath(arguments.program)
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    os.umask(0o077)
    bad = False
    with ThreadPoolExecutor(arguments.jobs) as pool:
        for part in arguments.only.split(","):
            words, tasks = PARTS[part](program, arguments, pool)
            results = [task.result() for task in tasks]
            tried = sum(count for count, _ in results)
            found = [problem for _, problems in results for problem in problems]
            kinds = [f"{sum(kind in one for one in found)} {kind}"
                     for kind in ("doubled", "lost", "silent")]
            others = sum(not any(kind in one for kind in ("doubled", "lost", "silent"))
                         for one in found)
            print(f"faults: {tried} {words}: {', '.join(kinds)}, {others} otherwise wrong", flush=True)
            bad = bad or bool(found) or tried == 0
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
