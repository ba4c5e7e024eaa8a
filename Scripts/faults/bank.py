"""What a bank would see: files that left billctl and payments that its program was given.

Reads them with Python's own XML parser and nothing of billctl."""

import collections
import os
import xml.etree.ElementTree as ElementTree

RAIL = r"""#!/bin/sh
# A bank that writes down each payment it is told of, and dies where the file `die` says.
cd "$(dirname "$0")" || exit 70
request=$(cat)
member() { printf '%s' "$request" | sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p'; }
key=$(member idempotency_key)
say() { printf '{"protocol":1,"idempotency_key":"%s",%s}\n' "$key" "$1"; }
here() { [ "$(cat die 2>/dev/null)" != "$1" ] || { rm die; kill -9 $$; }; }
# Who is killed before it has written the request asks for nothing.
[ "$1" = capabilities ] || [ -n "$key" ] || exit 65
case $1 in
capabilities)
  echo '{"protocol":1,"name":"bank","version":"1","verbs":["capabilities","submit","status"],
 "interactive":false,"methods":["bank"],"payee_schemes":["iban"],"currencies":["EUR"],"limits":[],
 "not_sent_exit_codes":[65],"lead_days":3,"cut_off_hour":24,"calendar":"target2"}' ;;
submit)
  here before
  printf '%s %s\n' "$key" "$(member amount)" >>submits && sync submits
  here recorded
  say '"receipt":"R-1"' ;;
status)
  if grep -q "^$key " submits 2>/dev/null; then say '"state":"sent"'
  else say '"state":"not-sent"'; fi ;;
esac
"""


def payments(bench):
    """Every payment the bank was given: (end-to-end id, amount), and what cannot be read."""
    seen, broken = [], []
    for folder in (bench.outbox, bench.taken):
        for name in os.listdir(folder) if os.path.isdir(folder) else []:
            try:
                seen += transfers(os.path.join(folder, name))
            except FileNotFoundError:
                pass  # It was taken out this moment, and is seen in the other folder.
            except ElementTree.ParseError as error:
                broken.append(f"silent: {name} is no complete file: {error}")
    return seen + submits(bench), broken


def transfers(path):
    """The credit transfers of a pain.001 file."""
    if not path.endswith(".xml"):
        raise ElementTree.ParseError("another name")
    found = []
    for transfer in ElementTree.parse(path).getroot().iterfind(".//{*}CdtTrfTxInf"):
        found.append((transfer.findtext(".//{*}EndToEndId"), transfer.findtext(".//{*}InstdAmt")))
    return found


def submits(bench):
    """What the program of the command rail wrote down."""
    if not os.path.exists(bench.submits):
        return []
    with open(bench.submits) as file:
        return [tuple(line.split()) for line in file]


def problems(bench, amounts):
    """What is wrong when the bank should have been given each of these amounts once."""
    seen, found = payments(bench)
    # Each payment of a home has an amount of its own, so a second attempt shows as well.
    counts = collections.Counter(amount for _, amount in seen)
    ids = collections.Counter(one for one, _ in seen)
    found += [f"doubled: {one} {count} times" for one, count in ids.items() if count > 1]
    found += [f"doubled: {a} {count} times" for a, count in counts.items() if count > 1]
    found += [f"lost: {amount}" for amount in amounts if counts[amount] == 0]
    found += [f"silent: {amount} was never asked for" for amount in set(counts) - set(amounts)]
    return found
