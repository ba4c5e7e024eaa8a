#!/usr/bin/env bash
# Measures billctl beside other programs on this machine, in one run, as a table of medians.
# Usage: Scripts/bench.sh PROGRAM
# RUNS (21) is how often short commands run, LONG_RUNS (3) long ones; PAYMENTS (10000) is the size
# of the payment file and BILLERS (1000) to how many billers it goes. A row whose other program is
# missing says so and is left out. The last columns are the goal and whether it holds.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
runs=${RUNS:-21}
long_runs=${LONG_RUNS:-3}
payments=${PAYMENTS:-10000}
billers=${BILLERS:-1000}
work=$(mktemp -d "${TMPDIR:-/tmp}/billctl-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
password=$work/password
due=$(date -d '+30 days' +%F 2>/dev/null || date -v+30d +%F)
(umask 077 && head -c 24 /dev/urandom | base64 >"$password")

# What tells the most memory a command took; GNU's time and BSD's say it in their own ways.
if /usr/bin/time -f %M true >/dev/null 2>&1; then
  with_peak=(/usr/bin/time -f %M -o "$work/peak")
elif /usr/bin/time -l true >/dev/null 2>&1; then
  with_peak=(/usr/bin/time -l -o "$work/peak")
else
  with_peak=()
  echo 'memory is not measured: /usr/bin/time is missing' >&2
fi

# The peak in KB; 0 where nothing tells.
peak() {
  if [ ${#with_peak[@]} -eq 0 ]; then echo 0; return; fi
  awk 'NF == 1 { print $1 } /maximum resident/ { print int($1 / 1024) }' "$work/peak"
}

# The time of day; bash 5 knows it without starting a program, which takes longer than ours do.
microseconds() {
  if [ -n "${EPOCHREALTIME:-}" ]; then echo "${EPOCHREALTIME//[!0-9]/}"; else date +%s%6N; fi
}

# The median time of a command in microseconds and its memory in KB: `median RUNS COMMAND…`.
# BEFORE is run before each.
median() {
  local count=$1 run begin end
  shift
  for ((run = 0; run < count; run++)); do
    ${BEFORE:-:}
    begin=$(microseconds)
    "$@" >/dev/null 2>>"$work/errors" ||
      { echo "failed: ${*:1:6}" >&2; tail -n 1 "$work/errors" | cut -c 1-200 >&2; }
    end=$(microseconds)
    echo $((end - begin)) "$(if [ "$1" = "${with_peak[0]:-}" ]; then peak; else echo 0; fi)"
  done | sort -n | sed -n "$(((count + 1) / 2))p"
}

# The same for a command that takes long, with its memory.
long() { median "$long_runs" ${with_peak[@]+"${with_peak[@]}"} "$@"; }

# One line of the table: `row LABEL 'MICROSECONDS KB' [BASE] [GOAL]`; a goal is pairs of a number
# and `x` (times the base), `ms` or `MB`.
row() {
  awk -v label="$1" -v measured="$2" -v base="${3:-0}" -v goal="${4:-}" 'BEGIN {
    split(measured, it, " ")
    split(base, other, " ")
    ratio = other[1] > 0 ? it[1] / other[1] : 0
    value["x"] = ratio; value["ms"] = it[1] / 1000; value["MB"] = it[2] / 1024
    count = split(goal, words, " ")
    holds = count ? "yes" : ""
    for (i = 1; i < count; i += 2) if (value[words[i + 1]] > words[i]) holds = "NO"
    printf "%-46s %9.1f ms %8s %7s  %-14s %s\n", label, value["ms"],
      ratio ? sprintf("%.2f x", ratio) : "", it[2] ? sprintf("%.0f MB", value["MB"]) : "",
      goal, holds
  }'
}

has() {
  command -v "$1" >/dev/null || { printf '%-46s not installed\n' "$1"; return 1; }
}

# A fresh home: `home NAME`.
home() {
  export BILLCTL_HOME=$work/$1
  "$program" start --test --no-input --email bench@example.org --name Bench \
    --password-file "$password" --accept-terms --self-attested \
    --bank DE21123456780000012345 --bank-label Bench --rail iso20022 >/dev/null
}

# Invoices that differ in number and biller: `invoices FOLDER COUNT BILLERS`. A German account
# number checks when its digits, the country (1314) and the check digits leave 1 of 97.
invoices() {
  mkdir "$work/$1"
  awk -v folder="$work/$1" -v count="$2" -v billers="$3" -v due="$due" '
    { text = text $0 "\n" }
    END {
      for (bill = 0; bill < count; bill++) {
        copy = text
        biller = bill % billers
        check = 98 - ((12345678 % 97 * 10000000000 + biller) % 97 * 1000000 + 131400) % 97
        gsub(/RE-2026-1041/, "BENCH-" bill, copy)
        gsub(/2026-12-02/, due, copy)
        gsub(/Speichengl/, sprintf("%05d Speichengl", biller), copy)
        gsub(/DE999999999/, sprintf("DE%09d", 100000000 + biller), copy)
        gsub(/HRB 00000/, sprintf("HRB %05d", biller), copy)
        gsub(/DE23123456780000067890/, sprintf("DE%02d12345678%010d", check, biller), copy)
        file = folder "/" bill ".xml"
        printf "%s", copy > file
        close(file)
      }
    }' Examples/invoice-ubl.xml
}

# The same hundred bills for plain-text accounting.
journal() {
  local bill
  for ((bill = 0; bill < 100; bill++)); do
    printf '2026-11-02 * Speichenglueck | BENCH-%d\n  expenses:bike  190.40 EUR\n  liabilities:payable\n\n' \
      "$bill"
  done >"$work/journal"
}

small_commands() {
  local base database
  home hundred
  invoices hundred-bills 100 10
  "$program" import -q "$work/hundred-bills" >/dev/null
  journal
  row 'billctl --version' "$(median "$runs" "$program" --version)" 0 '12 ms'
  row 'billctl status --line' "$(median "$runs" "$program" status --line)" 0 '12 ms'
  row 'billctl bills list (100)' "$(median "$runs" "$program" bills list)" 0 '20 ms'
  database=$(find "$BILLCTL_HOME" -name '*.db' | head -n 1)
  if has sqlite3; then
    row 'sqlite3, 100 bills' "$(median "$runs" sqlite3 "$database" 'select * from bill')"
  fi
  if has ledger; then
    row 'ledger register (100)' "$(median "$runs" ledger -f "$work/journal" register)"
  fi
  if has hledger; then
    row 'hledger register (100)' "$(median "$runs" hledger -f "$work/journal" register)"
  fi
}

# Argon2id as billctl asks for it: 3 passes over 256 MiB.
derive() { argon2 saltsaltsaltsalt -id -t 3 -m 18 -p 1 -l 32 <"$password"; }

log_in() {
  local base
  if ! has argon2; then return; fi
  base=$(median 5 derive)
  row 'argon2, 3 passes, 256 MiB' "$base"
  row 'billctl login' "$(median 5 "$program" login --password-file "$password")" "$base" '1.1 x'
}

# Each under a name of its own: a file system takes long to use what was just deleted again.
fresh_home() { home "imported-$(microseconds)"; }

# Memory should not grow with the number of files, nor time faster than it.
import_many() {
  local base='' count from
  for count in 100 1000 10000; do
    from=$((count / 10))
    invoices "$count-bills" "$count" "$from"
    if has xmllint; then
      base=$(cd "$work/$count-bills" && long xmllint --noout ./*.xml)
      row "xmllint, $count invoices" "$base"
    fi
    row "billctl import, $count invoices of $from billers" \
      "$(BEFORE=fresh_home long "$program" import -q "$work/$count-bills")" \
      "${base:-0}" "$([ "$count" = 1000 ] && echo '8 x')"
  done
  invoices strangers 1000 1000
  if has xmllint; then base=$(cd "$work/strangers" && long xmllint --noout ./*.xml); fi
  row 'billctl import, 1000 invoices of 1000 billers' \
    "$(BEFORE=fresh_home long "$program" import -q "$work/strangers")" "$base"
}

# A year of a thousand lines, as PDF.
print_year() {
  home thousand
  "$program" import -q "$work/1000-bills" >/dev/null
  row 'billctl statements pdf, 1,000 lines' \
    "$(long "$program" statements pdf 2026 -o "$work/year.pdf" --force)" 0 '1000 ms'
}

# The same number of payments through the Python library that writes pain.001.
sepaxml() {
  "${PYTHON:-python3}" - "$payments" <<'PYTHON'
import datetime, sys
from sepaxml import SepaTransfer
transfer = SepaTransfer({
    "name": "Bench", "IBAN": "DE21123456780000012345", "BIC": "COBADEFFXXX", "batch": True,
    "currency": "EUR"}, schema="pain.001.001.09", clean=True)
for number in range(int(sys.argv[1])):
    transfer.add_payment({
        "name": "Speichenglueck", "IBAN": "DE23123456780000067890", "amount": 19040,
        "execution_date": datetime.date.today(), "description": f"BENCH-{number}"})
transfer.export(validate=False)
PYTHON
}

# `pay HOME OPTIONS…` pays every bill of a copy of the home `payments`.
pay() {
  export BILLCTL_HOME=$work/$1
  shift
  cp -R "$work/payments" "$BILLCTL_HOME"
  median 1 ${with_peak[@]+"${with_peak[@]}"} \
    "$program" pay --due 365d --by iso20022 --yes --no-input "$@"
}

# Accounts that were never paid ask for the password, whose derivation alone takes 256 MiB; once
# they are accepted, a live session pays. `payments submit` checks every approval's signature,
# writes the file, and publishes it; the tool only checks the transfers and writes them.
pay_thousands() {
  local base='' known tool
  tool=$(dirname "$program")/schedule-bench
  home payments
  invoices payments-bills "$((payments + billers))" "$billers"
  "$program" import -q "$work/payments-bills" >/dev/null
  row "billctl pay, $((payments + billers)) payments, with password" \
    "$(pay first --password-file "$password")" 0
  known=$(for ((bill = 0; bill < billers; bill++)); do echo "BENCH-$bill"; done)
  export BILLCTL_HOME=$work/payments
  # shellcheck disable=SC2086
  "$program" pay $known --by iso20022 --yes -q --password-file "$password" >/dev/null
  row "billctl pay, $payments payments, with session" \
    "$(pay known)" 0 '3000 ms 200 MB'
  if "${PYTHON:-python3}" -c 'import sepaxml' 2>/dev/null; then
    base=$(median "$long_runs" sepaxml)
    row "sepaxml, $payments payments, writing only" "$base"
  else
    printf '%-46s not installed (pip install sepaxml; set PYTHON)\n' sepaxml
  fi
  pay held --hold >/dev/null
  export BILLCTL_HOME=$work/held
  row "billctl payments submit, $payments payments" \
    "$(median 1 ${with_peak[@]+"${with_peak[@]}"} "$program" payments submit --yes)" "${base:-0}"
  if [ -x "$tool" ]; then
    row "billctl's writing only, $payments payments" \
      "$(median "$long_runs" "$tool" write "$payments")" "${base:-0}" '1 x'
  fi
}

# The database of the only account of a home.
database() { find "$work/$1" -name '*.db' | head -n 1; }

due_again() { rm -rf "$work/run" && cp -R "$work/schedules" "$work/run"; }

# What a run wrote, as a database of its own, and the statements that write it again.
rows_of_run() {
  local table
  rm -f "$work/rows.db"
  for table in $(sqlite3 "$(database schedules)" \
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'"); do
    echo "CREATE TABLE new.$table AS SELECT * FROM after.$table EXCEPT SELECT * FROM $table;"
    if [ "$table" = schedule ]; then
      echo 'UPDATE schedule SET plannedThrough = new.plannedThrough, nextOn = new.nextOn,
        mac = new.mac FROM new.schedule AS new WHERE new.id = schedule.id;' >>"$work/rows.sql"
    else
      echo "INSERT OR IGNORE INTO $table SELECT * FROM new.$table;" >>"$work/rows.sql"
    fi
  done | sqlite3 "$(database schedules)" -cmd "ATTACH '$(database run)' AS after" \
    -cmd "ATTACH '$work/rows.db' AS new"
}

fresh_rows() { cp "$(database schedules)" "$work/again.db"; }

# The same rows in one transaction, as safely on the disk as ours.
write_rows() {
  sqlite3 "$work/again.db" <<SQL
PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = ON;
PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768;
ATTACH '$work/rows.db' AS new;
BEGIN IMMEDIATE;
$(cat "$work/rows.sql")
COMMIT;
SQL
}

# Every schedule is due today and has its own mandate; the accounts were accepted by paying a bill.
run_schedules() {
  local tool measured rows=0 verified=0
  tool=$(dirname "$program")/schedule-bench
  if [ ! -x "$tool" ]; then
    printf '%-46s not built (swift build -c release --product schedule-bench)\n' 'billctl schedule run'
    return
  fi
  home schedules
  invoices schedule-bills "$billers" "$billers"
  "$program" import -q "$work/schedule-bills" >/dev/null
  "$program" pay --due 365d --by iso20022 --yes --no-input -q --password-file "$password" \
    >/dev/null 2>>"$work/errors"
  "$tool" fill "$payments" "$password"
  # The notices of ten thousand new mandates are told by the next command, whichever that is.
  "$program" schedule list -q >/dev/null
  export BILLCTL_HOME=$work/run
  measured=$(BEFORE=due_again long "$program" schedule run)
  if has sqlite3; then
    rows_of_run
    rows=$(BEFORE=fresh_rows median "$long_runs" write_rows)
    row 'sqlite3, the rows of the run' "$rows"
    verified=$(long "$tool" verify "$payments")
    row "libsodium, $payments signatures verified" "$verified"
  fi
  row "billctl schedule run, $payments mandates" "$measured" \
    "$((${rows%% *} + ${verified%% *}))" "$((payments / 2)) ms 2 x"
  row "billctl schedule run, nothing due of $payments" \
    "$(median "$runs" "$program" schedule run)" 0 '60 ms'
}

printf '%-46s %12s %8s %7s  %-14s %s\n' "median of $runs runs, $long_runs of long ones" \
  time ratio memory goal holds
small_commands
log_in
import_many
print_year
pay_thousands
run_schedules
