"""Runs under a wrong clock and in zones with odd hours: nothing is paid that is not due."""

import datetime
import itertools
import json
import zoneinfo

import bank
import bench

HOUR = datetime.timedelta(hours=1)
DAY = 24 * HOUR
# Each with a Sunday on which its clocks change, where there is one; Python's own zones judge.
ZONES = {
    "Europe/Berlin": "2027-03-28", "America/New_York": "2027-03-14",
    "Australia/Lord_Howe": "2027-04-04", "Africa/Casablanca": "2027-02-07",
    "Pacific/Apia": "2027-04-04",
}


class Clock:
    """One home in one zone, and what its clock says."""

    def __init__(self, program, zone):
        self.zone = zone
        change = datetime.datetime.fromisoformat(ZONES[zone]).replace(tzinfo=datetime.timezone.utc)
        self.start = change - 3 * DAY + 12 * HOUR
        self.home = bench.Bench(program, self.prepare)
        self.found = []
        self.cases = 0

    def at(self, moment):
        # An absolute time that goes on from there.
        return {"at": moment.strftime("@%Y-%m-%d %H:%M:%S"), "TZ": "UTC"}

    def prepare(self, home):
        # No step begins before the one before it has ended.
        minutes = (self.at(self.start + number * HOUR / 60) for number in itertools.count())
        home.start(**next(minutes))
        home.must_with_password("account", "set", "--zone", self.zone, **next(minutes))
        home.must_with_password(
            "billers", "add", "Verwaltung", "--account", "DE23123456780000067890",
            **next(minutes))
        home.must_with_password(
            "schedule", "add", "Verwaltung", "--name", "Tag", "--amount", "7.00", "--every", "day",
            "--starting", (self.start + DAY).date().isoformat(), "--zone", self.zone, "--yes",
            **next(minutes))
        home.must_with_password("schedule", "agent", "enroll", "--yes", **next(minutes))
        home.must("schedule", "run", **next(minutes))

    def run(self, moment, *more):
        """Runs at a moment; returns the status and the numbers of the bills that were paid."""
        status, out, errors = self.home.run(
            "schedule", "run", "--format", "json", *more, **self.at(moment))
        if status not in (0, 3, 4, 13):
            raise SystemExit(f"faults: run in {self.zone} ended with {status}: {errors}")
        return status, [p["number"] for p in json.loads(out)["payments"]] if out else []

    def expect(self, what, seen, wanted):
        self.cases += 1
        if seen != wanted:
            problem = f"{self.zone}, {what}: {seen}, not {wanted}"
            print(f"  clock: {problem}", flush=True)
            self.found.append(problem)

    def attack(self):
        for test in (self.goes_wrong, self.is_confirmed, self.goes_on):
            self.home.put_back()
            test()

    def goes_wrong(self):
        """A clock that is wrong pays nothing and leaves nothing behind once it is right again.

        After ten years the agent's term is over, which is refused first."""
        for what, moment, status in [
                ("an hour back", self.start - HOUR, 13), ("40 days on", self.start + 40 * DAY, 3),
                ("ten years on", self.start + 3653 * DAY, 4), ("an hour back", self.start - HOUR, 13)]:
            self.expect(what, self.run(moment), (status, []))
        status, paid = self.run(self.start + HOUR)
        self.expect("right again", (status, len(paid) <= 1), (0, True))

    def is_confirmed(self):
        """What a person says is right is believed, and then the time before it is not."""
        later = self.start + 40 * DAY
        self.home.must_with_password("login", **self.at(later))
        status, paid = self.run(later + HOUR, "--confirm-gap", "--password-file", self.home.password)
        self.expect("confirmed", (status in (0, 3), len(paid)), (True, 1))
        self.expect("before what was confirmed", self.run(self.start + HOUR), (13, []))

    def goes_on(self):
        """Around each midnight of nine days, over the change of the clocks: each day once, just
        after its own zone's midnight."""
        zone = zoneinfo.ZoneInfo(self.zone)
        before = len(bank.payments(self.home)[0])
        paid, waited = [], True
        for hour in range(1, 24 * 9):
            moment = self.start + hour * HOUR
            local = moment.astimezone(zone)
            if local.hour not in (22, 23, 0, 1):
                continue
            status, numbers = self.run(moment)
            self.expect(f"{hour} hours on", (status, len(numbers) <= 1), (0, True))
            # Of several that become due at once, each run pays one.
            for number in numbers if not waited else []:
                self.expect(f"{number} at {local}", local.hour, 0)
            waited = bool(numbers)
            paid += numbers
        self.expect("days paid once", len(set(paid)), len(paid))
        self.expect("files", len(bank.payments(self.home)[0]) - before, len(paid))
        self.expect("some days", len(paid) >= 4, True)


def attack(program, zone):
    """Returns how much was looked at, and what is wrong."""
    clock = Clock(program, zone)
    try:
        clock.attack()
        print(f"clock: {zone:20} {clock.cases} looked at, {len(clock.found)} wrong", flush=True)
        return clock.cases, clock.found
    finally:
        clock.home.remove()
