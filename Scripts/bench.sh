#!/usr/bin/env bash
# Measures billctl beside other programs on this machine, in one run, as a table: starting and
# reading beside sqlite3, importing beside xmllint.
# Usage: Scripts/bench.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
runs=${RUNS:-50}
home=$(mktemp -d "${TMPDIR:-/tmp}/billctl-bench.XXXXXX")
trap 'rm -rf "$home"' EXIT
export BILLCTL_HOME=$home/home
password=$home/password
(umask 077 && head -c 24 /dev/urandom | base64 >"$password")

# The mean time of a command in microseconds: `mean RUNS COMMAND…`.
mean() {
  local runs=$1
  shift
  local begin end run
  begin=$(date +%s%N)
  for ((run = 0; run < runs; run++)); do "$@" >/dev/null; done
  end=$(date +%s%N)
  echo $(((end - begin) / runs / 1000))
}

# One line of the table: `row LABEL MICROSECONDS BASE`.
row() {
  printf '%-28s %7d.%03d ms %6d.%02d x\n' "$1" $(($2 / 1000)) $(($2 % 1000)) \
    $(($2 / $3)) $(($2 * 100 / $3 % 100))
}

# Invoices that differ in their number only: `invoices FOLDER COUNT`.
invoices() {
  local bill
  mkdir "$1"
  for ((bill = 0; bill < $2; bill++)); do
    sed "s/RE-2026-1041/BENCH-$bill/" Examples/invoice-ubl.xml >"$1/$bill.xml"
  done
}

"$program" start --test --no-input --yes --email bench@example.org --name Bench \
  --password-file "$password" --accept-terms --self-attested \
  --bank DE21123456780000012345 --bank-label Bench --rail iso20022 >/dev/null

invoices "$home/hundred" 100
invoices "$home/thousand" 1000
"$program" import "$home/hundred" >/dev/null
database=$(find "$BILLCTL_HOME" -name '*.db' | head -n 1)

printf '%-28s %14s %11s\n' "mean of $runs runs" time ratio
query=$(mean "$runs" sqlite3 "$database" 'select count(*) from sqlite_schema')
row 'sqlite3, one query' "$query" "$query"
row 'billctl --version' "$(mean "$runs" "$program" --version)" "$query"
row 'billctl status --line' "$(mean "$runs" "$program" status --line)" "$query"
row 'billctl bills list (100)' "$(mean "$runs" "$program" bills list)" "$query"

lint=$(mean 1 xmllint --noout "$home"/thousand/*.xml)
row 'xmllint, 1000 invoices' "$lint" "$lint"
row 'billctl import (1000)' "$(mean 1 "$program" import "$home/thousand")" "$lint"
