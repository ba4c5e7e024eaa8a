#!/usr/bin/env bash
# Walks through the main job in a throw-away test home: import, list, pay by file and by QR code,
# print the statement. Usage: Scripts/demo.sh PROGRAM [INVOICE]
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
  [ $# -eq 0 ] || printf ' %q' "$@"
  printf '\n'
  "$program" "$@"
}

# The number of the one bill that the file brought in, as `bills list` tells it.
number() {
  "$program" import --dry-run --format json "$1" | tr ',{' '\n\n' \
    | sed -nE 's/^ *"number" ?: ?"([^"]*)".*/\1/p' | head -n 1
}

# Copies what is new in the home and so named to the user: `keep '*.xml' bank-file.xml`.
keep() {
  local file
  file=$(find "$BILLCTL_HOME" -type f -name "$1" -newer "$home/mark" | head -n 1)
  [ -n "$file" ] || { echo "demo: there is no new $1" >&2; exit 1; }
  cp "$file" "$out/$2"
  echo "   -> $out/$2"
  touch "$home/mark"
}

step 'Set up: a test account with a password, a bank account, and the way to pay.'
billctl start --test --no-input --yes \
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

touch "$home/mark"
step 'Pay the first by a file for the bank.'
billctl pay "$first" --by iso20022 --yes --password-file "$password"
keep '*.xml' bank-file.xml
sed -n '1,12p' "$out/bank-file.xml" | cut -c 1-100
if [ -r "$schema" ] && command -v xmllint >/dev/null; then
  step "Let another program check the file against the bank's own rules."
  xmllint --noout --schema "$schema" "$out/bank-file.xml"
fi

step 'Pay the second by a QR code for the phone.'
billctl pay "$second" --by qr --yes --password-file "$password"
keep '*.png' qr-code.png

step 'Print the statement of this month.'
billctl statements pdf "$(date +%Y-%m)" -o "$out/statement.pdf"

step 'And what is still to do.'
billctl

printf '\nLeft for you in %s/: %s\nThe test home is removed; nothing was sent anywhere.\n' \
  "$out" "$(cd "$out" && echo *)"
