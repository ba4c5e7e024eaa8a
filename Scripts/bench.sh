#!/usr/bin/env bash
# Measures billctl beside other programs on this machine, in one run, as a table of medians.
# Usage: Scripts/bench.sh PROGRAM
# RUNS (21) is how often short commands run, LONG_RUNS (3) long ones; PAYMENTS (10000) is the size
# of the payment file. A row whose other program is missing says so and is left out.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
runs=${RUNS:-21}
long_runs=${LONG_RUNS:-3}
payments=${PAYMENTS:-10000}
work=$(mktemp -d "${TMPDIR:-/tmp}/billctl-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
password=$work/password
due=$(date -d '+30 days' +%F 2>/dev/null || date -v+30d +%F)
(umask 077 && head -c 24 /dev/urandom | base64 >"$password")

# The median time of a command in microseconds: `median RUNS COMMAND…`. BEFORE is run before each.
median() {
  local count=$1 run begin
  shift
  for ((run = 0; run < count; run++)); do
    ${BEFORE:-:}
    begin=$(date +%s%N)
    "$@" >/dev/null 2>>"$work/errors" || { echo "failed: $*" >&2; tail -n 3 "$work/errors" >&2; }
    echo $((($(date +%s%N) - begin) / 1000))
  done | sort -n | sed -n "$(((count + 1) / 2))p"
}

# One line of the table: `row LABEL MICROSECONDS [BASE]`.
row() {
  printf '%-44s %8d.%03d ms' "$1" $(($2 / 1000)) $(($2 % 1000))
  if [ $# -gt 2 ]; then printf ' %6d.%02d x' $(($2 / $3)) $(($2 * 100 / $3 % 100)); fi
  printf '\n'
}

has() {
  command -v "$1" >/dev/null || { printf '%-44s not installed\n' "$1"; return 1; }
}

# A fresh home: `home NAME`.
home() {
  export BILLCTL_HOME=$work/$1
  "$program" start --test --no-input --email bench@example.org --name Bench \
    --password-file "$password" --accept-terms --self-attested \
    --bank DE21123456780000012345 --bank-label Bench --rail iso20022 >/dev/null
}

# Invoices that differ in their number only: `invoices FOLDER COUNT`.
invoices() {
  local bill
  mkdir "$work/$1"
  for ((bill = 0; bill < $2; bill++)); do
    sed -e "s/RE-2026-1041/BENCH-$bill/" -e "s/2026-12-02/$due/" Examples/invoice-ubl.xml \
      >"$work/$1/$bill.xml"
  done
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
  invoices hundred-bills 100
  "$program" import -q "$work/hundred-bills" >/dev/null
  journal
  database=$(find "$BILLCTL_HOME" -name '*.db' | head -n 1)
  base=$(median "$runs" sqlite3 "$database" 'select * from bill')
  row 'sqlite3, 100 bills' "$base" "$base"
  row 'billctl --version' "$(median "$runs" "$program" --version)" "$base"
  row 'billctl status --line' "$(median "$runs" "$program" status --line)" "$base"
  row 'billctl bills list (100)' "$(median "$runs" "$program" bills list)" "$base"
  if has ledger; then
    row 'ledger register (100)' "$(median "$runs" ledger -f "$work/journal" register)" "$base"
  fi
  if has hledger; then
    row 'hledger register (100)' "$(median "$runs" hledger -f "$work/journal" register)" "$base"
  fi
}

# Argon2id as billctl asks for it: 3 passes over 256 MiB.
derive() { argon2 saltsaltsaltsalt -id -t 3 -m 18 -p 1 -l 32 <"$password"; }

log_in() {
  local base
  if ! has argon2; then return; fi
  base=$(median 5 derive)
  row 'argon2, 3 passes, 256 MiB' "$base" "$base"
  row 'billctl login' "$(median 5 "$program" login --password-file "$password")" "$base"
}

fresh_home() { rm -rf "$work/thousand" && home thousand; }

import_thousand() {
  local base
  if ! has xmllint; then return; fi
  invoices thousand-bills 1000
  base=$(median "$long_runs" xmllint --noout "$work"/thousand-bills/*.xml)
  row 'xmllint, 1,000 invoices' "$base" "$base"
  row 'billctl import, 1,000 invoices' \
    "$(BEFORE=fresh_home median "$long_runs" "$program" import "$work/thousand-bills")" "$base"
}

pay_all() {
  "$program" pay --due 365d --by iso20022 --yes --no-input --password-file "$password"
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

pay_thousands() {
  local base paid
  home thousands
  invoices thousands-bills "$payments"
  "$program" import -q "$work/thousands-bills" >/dev/null
  paid=$(median 1 pay_all)
  if "${PYTHON:-python3}" -c 'import sepaxml' 2>/dev/null; then
    base=$(median "$long_runs" sepaxml)
    row "sepaxml, $payments payments written" "$base" "$base"
    row "billctl pay, $payments planned and written" "$paid" "$base"
  else
    printf '%-44s not installed (set PYTHON)\n' sepaxml
    row "billctl pay, $payments planned and written" "$paid"
  fi
}

# A year of a thousand lines, as PDF.
print_year() {
  export BILLCTL_HOME=$work/thousand
  row 'billctl statements pdf, 1,000 lines' \
    "$(median "$long_runs" "$program" statements pdf 2026 -o "$work/year.pdf" --force)"
}

printf '%-44s %15s %11s\n' "median of $runs runs, $long_runs of long ones" time ratio
small_commands
log_in
import_thousand
print_year
pay_thousands
