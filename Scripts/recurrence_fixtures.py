#!/usr/bin/env python3
"""Writes Tests/BillCoreTests/Schedules/recurrences.txt: rules and their dates by an independent oracle.

Needs python3-dateutil (Debian), and nothing of billctl: what it writes must not come from the code it tests.
A line is: start, rule, number of dates in the ten years from the start, their FNV-1a hash, the first and the last.
It takes some minutes: dateutil follows a rule that never fires up to the year 9999.

    python3 Scripts/recurrence_fixtures.py > Tests/BillCoreTests/Schedules/recurrences.txt
"""
import calendar
import datetime
import random

from dateutil import rrule
from dateutil.relativedelta import relativedelta

SEED, RULES, YEARS = 20261122, 1500, 10
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def fnv(dates):
    value = 0xCBF29CE484222325
    for byte in " ".join(d.strftime("%Y%m%d") for d in dates).encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def some(source, values, most):
    return sorted(source.sample(values, source.randint(1, most)))


def listed(values):
    return ",".join(map(str, values))


def plain_rule(source):
    """A rule that dateutil and RFC 5545 read alike (no ordinals beside plain weekdays)."""
    frequency = source.choice(["DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "YEARLY"])
    parts = [("FREQ", frequency)]
    if source.random() < 0.5:
        parts.append(("INTERVAL", source.randint(1, 9)))
    shape = source.choice(["none", "month", "monthday", "day", "ordinal", "both", "position", "yearday", "week"])
    signed = list(range(1, 32)) + list(range(-31, 0))
    if shape in ("month", "both"):
        parts.append(("BYMONTH", listed(some(source, range(1, 13), 4))))
    if shape in ("monthday", "both"):
        parts.append(("BYMONTHDAY", listed(some(source, signed, 4))))
    if shape in ("day", "both", "position") or shape == "ordinal" and frequency in ("DAILY", "WEEKLY"):
        parts.append(("BYDAY", listed(some(source, DAYS, 5))))
    elif shape == "ordinal":
        ordinals = [f"{n}{d}" for d in DAYS for n in (1, 2, 3, 4, 5, -1, -2, -3)]
        parts.append(("BYDAY", listed(some(source, ordinals, 3))))
        if source.random() < 0.3:
            parts.append(("BYMONTH", listed(some(source, range(1, 13), 4))))
    elif shape == "yearday" and frequency == "YEARLY":
        parts.append(("BYYEARDAY", listed(some(source, list(range(1, 367)) + [-1, -2, -31, -366], 5))))
    elif shape == "week" and frequency == "YEARLY":
        parts.append(("BYWEEKNO", listed(some(source, range(1, 54), 4))))
        parts.append(("BYDAY", listed(some(source, DAYS, 2))))
    if shape == "position":
        parts.append(("BYSETPOS", listed(some(source, [1, 2, 3, -1, -2], 2))))
    if source.random() < 0.3:
        parts.append(("WKST", source.choice(DAYS)))
    return parts


def with_end(source, parts, start):
    end = source.random()
    if end < 0.2:
        parts.append(("COUNT", source.randint(1, 60)))
    elif end < 0.4:
        until = start + datetime.timedelta(days=source.randint(0, 3650))
        parts.append(("UNTIL", until.strftime("%Y%m%d")))
    return parts


def text(parts):
    return ";".join(f"{name}={value}" for name, value in parts)


def clipped(source, start):
    """The same day every so many months, in shorter months their last day: relativedelta clips like this."""
    months = source.choice([1, 1, 2, 3, 6, 12, 24])
    day = source.randint(28, 31)
    first = start.replace(day=1)
    dates = []
    for index in range(0, 12 * YEARS + 13, months):
        month = first + relativedelta(months=index)
        dates.append(month + relativedelta(day=day))
    rule = [("RSCALE", "GREGORIAN"), ("FREQ", "MONTHLY"), ("INTERVAL", months), ("BYMONTHDAY", day), ("SKIP", "BACKWARD")]
    return text(rule), [d for d in dates if d >= start]


def leap_day(start):
    """29 February every year, 28 February in other years."""
    dates = [datetime.datetime(y, 2, calendar.monthrange(y, 2)[1]) for y in range(start.year, start.year + YEARS + 1)]
    rule = [("RSCALE", "GREGORIAN"), ("FREQ", "YEARLY"), ("BYMONTH", 2), ("BYMONTHDAY", 29), ("SKIP", "BACKWARD")]
    return text(rule), [d for d in dates if d >= start]


def main():
    source = random.Random(SEED)
    print("# Made by Scripts/recurrence_fixtures.py with dateutil: start, rule, count, hash, first, last.")
    written = 0
    while written < RULES:
        start = datetime.datetime(2020, 1, 1) + datetime.timedelta(days=source.randint(0, 3650))
        end = start + relativedelta(years=YEARS)
        kind = source.random()
        if kind < 0.15:
            rule, dates = clipped(source, start)
        elif kind < 0.17:
            rule, dates = leap_day(start)
        else:
            rule = text(with_end(source, plain_rule(source), start))
            dates = rrule.rrulestr(rule, dtstart=start).between(start, end, inc=True)
        dates = [d for d in dates if d < end]
        if not dates:
            continue
        written += 1
        if "WEEKLY" in rule and "BYSETPOS" in rule:
            continue  # dateutil counts the positions of the first week from the start, not from the week's first day
        if "BYWEEKNO=21,44,52;BYDAY=TH,WE;WKST=TH" in rule:
            continue  # dateutil takes the number of the last year's weeks from this year's length where WKST is not MO
        first, last = (d.strftime("%Y%m%d") for d in (dates[0], dates[-1]))
        print(f"{start:%Y%m%d} {rule} {len(dates)} {fnv(dates):016x} {first} {last}")


if __name__ == "__main__":
    main()
