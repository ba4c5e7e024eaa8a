#!/usr/bin/env bash
# Measures start-up and reading beside sqlite3 on this machine, in one run, as a table.
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

# The mean time of a command in microseconds.
mean() {
  local begin end run
  begin=$(date +%s%N)
  for ((run = 0; run < runs; run++)); do "$@" >/dev/null; done
  end=$(date +%s%N)
  echo $(((end - begin) / runs / 1000))
}

row() {
  local label=$1 time
  shift
  time=$(mean "$@")
  printf '%-28s %7d.%03d ms %6d.%02d x\n' "$label" $((time / 1000)) $((time % 1000)) \
    $((time / base)) $((time * 100 / base % 100))
}

"$program" start --test --no-input --yes --email bench@example.org --name Bench \
  --password-file "$password" --accept-terms --self-attested \
  --bank DE21123456780000012345 --bank-label Bench --rail iso20022 >/dev/null

mkdir "$home/bills"
for ((bill = 0; bill < 100; bill++)); do
  sed "s/RE-2026-1041/BENCH-$bill/" Examples/invoice-ubl.xml >"$home/bills/$bill.xml"
done
"$program" import "$home/bills" >/dev/null
database=$(find "$BILLCTL_HOME" -name '*.db' | head -n 1)

base=$(mean sqlite3 "$database" 'select count(*) from sqlite_schema')
printf '%-28s %11s %11s\n' "mean of $runs runs" time 'to sqlite3'
row 'sqlite3, one query' sqlite3 "$database" 'select count(*) from sqlite_schema'
row 'billctl --version' "$program" --version
row 'billctl status --line' "$program" status --line
row 'billctl bills list (100)' "$program" bills list
