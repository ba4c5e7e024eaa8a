#!/usr/bin/env bash
# Walks through the main job in a throw-away test home: import, list, pay by file and by QR code,
# say what the bank has, print the statement. Usage: Scripts/demo.sh PROGRAM [INVOICE]
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
invoice=${2:-Examples/invoice-ubl.xml}
out=demo-out
schema=${PAIN_XSD:-../shared/corpus/iso20022/xsd/pain.001.001.09.xsd}

[ -r "$invoice" ] || { echo "demo: cannot read $invoice" >&2; exit 1; }

home=$(mktemp -d "${TMPDIR:-/tmp}/billctl-demo.XXXXXX")
trap 'rm -rf "$home"' EXIT
export BILLCTL_HOME=$home/home
unset BILLCTL_ACCOUNT BILLCTL_SESSION
password=$home/password
(umask 077 && head -c 24 /dev/urandom | base64 >"$password")
rm -rf "$out"
mkdir -p "$out"

count=0
step() {
  count=$((count + 1))
  printf '\n%s. %s\n' "$count" "$*"
}

billctl() {
  printf '   $ billctl'
  [ $# -eq 0 ] || printf ' %q' "${@/#$home/…}"
  printf '\n'
  "$program" "$@"
}

# The first value of a member in printed JSON: `value file <answer.json`.
value() {
  sed -nE "s/^ *\"$1\": \"?([^\"]*)\"?,?\$/\1/p" | head -n 1
}

# The number of the one bill that a file holds.
number() {
  "$program" import --dry-run --format json "$1" | value number
}

# Pays like a script would, keeps the answer, and copies the file it names.
pay() {
  billctl pay "$@" --yes --password-file "$password" --format json >"$home/printed"
  head -n 1 "$home/printed"
  tail -n +2 "$home/printed" >"$home/answer.json"
}

keep() {
  local file
  file=$(value "$1" <"$home/answer.json")
  [ -r "$file" ] || { echo "demo: no $1 was named" >&2; exit 1; }
  cp "$file" "$out/$2"
  echo "   -> $out/$2"
}

step 'Set up: a test account with a password, a bank account, and the way to pay.'
billctl start --test --no-input \
  --email demo@example.org --name 'Demo Person' --password-file "$password" \
  --accept-terms --self-attested \
  --bank DE21123456780000012345 --bank-label 'Everyday account' --rail iso20022

first=$(number "$invoice")
second=$(number Examples/invoice-cii.xml)

step 'Import invoices as they came; the credit note belongs to the first.'
if [ "$invoice" = Examples/invoice-ubl.xml ]; then
  billctl import "$invoice" Examples/invoice-cii.xml Examples/credit-note-ubl.xml
else
  billctl import "$invoice" Examples/invoice-cii.xml
fi

step 'See what is owed.'
billctl bills list

step 'Look at what paying the first would do; nothing happens yet.'
billctl pay "$first" --by iso20022 --dry-run

step 'Pay it by a file for the bank.'
pay "$first" --by iso20022
batch=$(sed -n '/"batches"/,$p' "$home/answer.json" | value id)
keep file bank-file.xml
sed -n '1,12p' "$out/bank-file.xml" | cut -c 1-100
if [ -r "$schema" ] && command -v xmllint >/dev/null; then
  step "Let another program check the file against the bank's own rules."
  xmllint --noout --schema "$schema" "$out/bank-file.xml"
fi

step 'Say that it was uploaded. Before that, nothing here calls it paid.'
billctl payments done "$batch"

step 'Pay the second by a QR code for the phone.'
pay "$second" --by qr
keep picture qr-code.png

step 'Print the statement of the last twelve months.'
billctl statements pdf rolling -o "$out/statement.pdf" --force

step 'And what is still to do.'
billctl

printf '\nLeft for you in %s/: %s\nThe test home is removed; nothing was sent anywhere.\n' \
  "$out" "$(cd "$out" && echo *)"
