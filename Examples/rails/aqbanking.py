#!/usr/bin/env python3
"""A rail that pays by SEPA transfer through aqbanking-cli (FinTS, EBICS) of an AqBanking set-up.

Protocol: docs/rails/PROTOCOL.md. Its command lines were checked against aqbanking-cli 6.5.3
without a bank: try it with a small amount first. It asks for PIN and TAN at the terminal, so it
cannot run unattended. aqbanking-cli takes account numbers as arguments only: whoever may list
your processes sees them while it runs.

It keeps one file for each payment in ~/.local/state/billctl-rail-aqbanking, or in the folder
`aqbanking-state` beside this program where there is one.
"""

import datetime
import hashlib
import json
import os
import pathlib
import pwd
import re
import shutil
import subprocess
import sys

MOST_BYTES = 65536
BAD_VERB, BAD_REQUEST, NO_PROGRAM = 64, 65, 69  # with these nothing was sent

CAPABILITIES = {
    "protocol": 1,
    "name": "aqbanking",
    "version": "1",
    "verbs": ["capabilities", "submit", "status"],
    "interactive": True,
    "methods": ["bank"],
    "payee_schemes": ["iban"],
    "currencies": ["EUR"],
    "limits": [],
    "not_sent_exit_codes": [BAD_VERB, BAD_REQUEST, NO_PROGRAM],
    "lead_days": 1,
    "cut_off_hour": 24,
    "calendar": "target2",
}


def refuse(code, words):
    print(words, file=sys.stderr)
    sys.exit(code)


def request(verb):
    """The request, whose form is checked before anything is done."""
    content = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        refuse(BAD_REQUEST, "the request is too long")
    try:
        asked = json.loads(content.decode("utf-8"))
        if asked["protocol"] != 1 or asked["verb"] != verb:
            refuse(BAD_REQUEST, "this is no request of protocol 1")
        if verb != "capabilities":
            if not re.fullmatch(r"[A-Z0-9]{30}", asked["idempotency_key"]):
                refuse(BAD_REQUEST, "the request has no key")
            if not isinstance(asked["test"], bool):
                refuse(BAD_REQUEST, "the request does not say whether it is a test")
        return asked
    except (ValueError, KeyError, TypeError, RecursionError):
        refuse(BAD_REQUEST, "this is no request of protocol 1")


def state_folder():
    beside = pathlib.Path(__file__).absolute().parent / "aqbanking-state"
    home = pathlib.Path(pwd.getpwuid(os.getuid()).pw_dir)
    folder = beside if beside.is_dir() else home / ".local/state/billctl-rail-aqbanking"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write(path, record, mode):
    """Returns when the record is on the disk; mode x makes it, and only once."""
    with open(path, mode, encoding="utf-8", opener=lambda p, f: os.open(p, f, 0o600)) as file:
        json.dump(record, file)
        file.flush()
        os.fsync(file.fileno())
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def settle(path, record, state):
    """Replaces a record in one step."""
    record["state"] = state
    write(path.with_suffix(".new"), record, "w")
    os.replace(path.with_suffix(".new"), path)


def transfer(asked, program, context):
    """The command line of one SEPA transfer."""
    payment, source, target = asked["payment"], asked["from"], asked["to"]
    reference = payment["reference"]
    words = [
        program,
        "sepatransfer",
        f"--ctxfile={context}",
        f"--iban={source['account']}",
        f"--name={source['name']}",
        f"--riban={target['account']}",
        f"--rname={target['name']}",
        f"--value={payment['amount']}/{payment['currency']}",
        f"--purpose={reference['value'] if reference else payment['end_to_end_id']}",
        f"--endtoendid={payment['end_to_end_id']}",
    ]
    if target["bic"]:
        words.append(f"--rbic={target['bic']}")
    if payment["execute_on"] > datetime.date.today().isoformat():
        words.append("--execdate=" + payment["execute_on"].replace("-", ""))
    return words


def terminal():
    """What aqbanking-cli asks its questions on; nothing where there is no terminal."""
    try:
        return open("/dev/tty", "r", encoding="utf-8")
    except OSError:
        return subprocess.DEVNULL


def run(words):
    # Standard output is for our answer alone.
    return subprocess.run(words, stdin=terminal(), stdout=sys.stderr.fileno(), check=False).returncode


def submit(asked):
    payment, target, source = asked["payment"], asked["to"], asked["from"]
    if source["kind"] != "bank" or target["scheme"] != "iban" or payment["currency"] != "EUR":
        refuse(BAD_REQUEST, "only euro from an account to an IBAN")
    program = shutil.which("aqbanking-cli")
    if not program:
        refuse(NO_PROGRAM, "aqbanking-cli is not installed")
    key, path = asked["idempotency_key"], record_path(asked)
    context = path.with_suffix(".ctx")
    words = transfer(asked, program, context)
    if asked["test"]:
        words = [program, "chkiban", f"--iban={target['account']}"]
    digest = hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
    record = {"digest": digest, "state": "sending"}
    try:
        write(path, record, "x")
    except FileExistsError:
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["digest"] != digest:
            refuse(BAD_REQUEST, "the key was used for another payment")
        if record["state"] != "sent":
            refuse(1, "an earlier call of this payment did not end; ask the bank")
        return answer(key)
    code = run(words)
    if code in (1, 2) or (asked["test"] and code != 0):
        # aqbanking-cli ends so before it asks the bank: arguments, set-up, account.
        path.unlink()
        refuse(BAD_REQUEST, f"aqbanking-cli did not take it ({code})")
    refused = context.exists() and 'status="rejected"' in context.read_text(errors="replace")
    if code != 0 or refused:
        refuse(1, f"aqbanking-cli ended with {code}; whether the bank has it is not known")
    settle(path, record, "sent")
    return answer(key)


def record_path(asked):
    kind = "test-" if asked["test"] else ""
    return state_folder() / f"{kind}{asked['idempotency_key']}.json"


def answer(key):
    return {"protocol": 1, "idempotency_key": key, "receipt": f"aqbanking {key}"}


def status(asked):
    path = record_path(asked)
    state = "not-sent"
    if path.exists():
        stored = json.loads(path.read_text(encoding="utf-8"))["state"]
        state = "sent" if stored == "sent" else "unknown"
    return {"protocol": 1, "idempotency_key": asked["idempotency_key"], "state": state}


def main():
    os.umask(0o077)
    verbs = {"capabilities": lambda _: CAPABILITIES, "submit": submit, "status": status}
    if len(sys.argv) != 2 or sys.argv[1] not in verbs:
        refuse(BAD_VERB, "no such verb")
    try:
        print(json.dumps(verbs[sys.argv[1]](request(sys.argv[1]))))
    except (KeyError, TypeError) as problem:
        refuse(BAD_REQUEST, f"the request lacks something: {problem}")


if __name__ == "__main__":
    main()
