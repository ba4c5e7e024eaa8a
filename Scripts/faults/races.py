"""Starts the same command many times at once; each payment may come of it once."""

import collections
import subprocess

import bank
import bench
import points

PROCESSES = 64
REFUSED = {1, 3, 11}


def attack(program, case):
    """Returns how many ran, and what is wrong."""
    home = bench.Bench(program, case.prepare)
    try:
        home.put_back()
        runs = [subprocess.Popen(
            home.command(case.attacked), env=home.environment(), stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(PROCESSES)]
        statuses = collections.Counter(run.wait() for run in runs)
        found = bank.problems(home, case.amounts)
        if 0 not in statuses or not set(statuses) <= REFUSED | {0}:
            found.append(f"silent: statuses {dict(statuses)}")
        status, out, _ = home.run("doctor")
        found += [f"doctor: {status} {out[-300:]}"] if status else []
        print(f"{case.name:18} {PROCESSES} at once: {dict(statuses)} {'; '.join(found)}", flush=True)
        return PROCESSES, found
    finally:
        home.remove()
