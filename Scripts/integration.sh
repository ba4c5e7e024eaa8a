#!/usr/bin/env bash
# Lets billctl work with the programs of this machine: mail through msmtp to a listener on
# 127.0.0.1, one-time codes of oathtool. Installs nothing and touches no home but its own.
# Usage: Scripts/integration.sh PROGRAM
set -euo pipefail

program=$(realpath "$1")
here=$(cd "$(dirname "$0")" && pwd)

missing=''
for tool in msmtp oathtool python3 jq; do command -v "$tool" >/dev/null || missing="$missing $tool"; done
if [ -n "$missing" ]; then
  echo "integration: skipped, not installed:$missing" >&2
  echo "  apt-get install$missing" >&2
  exit 0
fi

work=$(mktemp -d)
listener=''
stop_listener() {
  if [ -n "$listener" ]; then kill "$listener" 2>/dev/null && wait "$listener" 2>/dev/null || true; fi
  listener=''
}
trap 'stop_listener; rm -rf "$work"' EXIT
umask 077
cd "$work"
export HOME="$work" BILLCTL_HOME="$work/home" TZ=UTC

step() { printf 'integration: %s\n' "$*"; }
fail() {
  printf 'integration: FAILED: %s\n' "$*" >&2
  exit 1
}
billctl() { "$program" "$@"; }

mails() { find received -name '*.eml' | wc -l; }
# The code in the last mail to an address.
code() {
  local file
  file=$(grep -l "^To: <$1>" received/*.eml | sort -V | while read -r mail; do
    grep -qE '^ *[0-9]{8}' "$mail" && echo "$mail"
  done | tail -n 1)
  tr -d '\r ' <"$file" | grep -E '^[0-9]{8}$'
}
# told TEXT...: mails arrived since the last time, each is known again for ours, and they say this.
seen=0
told() {
  : >new
  while [ "$seen" -lt "$(mails)" ]; do
    seen=$((seen + 1))
    cat "received/$seen.eml" >>new
    billctl account verify-message "received/$seen.eml" | grep GENUINE >/dev/null || fail "mail $seen is not genuine"
  done
  for text in "$@"; do grep -q -- "$text" new || fail "no mail says \"$text\""; done
}

listen() {
  rm -f "$work/port"
  python3 "$here/smtp_listener.py" "$work/received" "${1:-0}" >"$work/port" &
  listener=$!
  for _ in $(seq 50); do
    if [ -s "$work/port" ]; then return; fi
    sleep 0.1
  done
  fail 'the listener does not start'
}

listen
port=$(cat "$work/port")
printf 'account default\nhost 127.0.0.1\nport %s\nfrom billctl@example.org\ntls off\nauth off\n' "$port" >.msmtprc
mkdir -p home/config
printf '[mail]\nprogram = "msmtp"\nfrom = "billctl@example.org"\n' >home/config/config.toml
echo 'copper lantern drifts eleven' >password

step 'the code that confirms an address arrives'
billctl start --test --no-input --email ana@example.org --name 'Änne Beispiel' --accept-terms \
  --bank DE93999999990000000001 --rail sandbox --password-file password --format json >start.json
jq -r .recovery_key start.json >key
told 'To: <ana@example.org>'
billctl account confirm "$(code ana@example.org)" >/dev/null

step 'a notice arrives and is known again'
billctl account set --name 'Änne Bäcker' --password-file password >/dev/null
told 'Settings were'
sed 's/Settings were/Settings where/' "received/$seen.eml" >altered.eml
billctl account verify-message altered.eml >answer || true
grep -q ALTERED answer || fail 'an altered mail is not noticed'

step 'what could not be sent is sent later, with the same Message-ID'
stop_listener
billctl account freeze >/dev/null
kept=$(grep -h '^Message-ID' home/state/mail/*.eml)
billctl account security >/dev/null 2>&1 || true
listen "$port"
billctl account unfreeze --password-file password >/dev/null
told "$kept"
[ -z "$(ls home/state/mail)" ] || fail 'a mail still waits'

step 'a payment that is sent, and settles, is told'
billctl import "$here/../Examples/invoice-ubl.xml" >/dev/null 2>&1
payment=$(billctl pay RE-2026-1041 --yes --password-file password --format json 2>/dev/null | jq -r '.payments[0].id')
told 'was_sent' 'an_account_of'
billctl payments submit --yes --password-file password >/dev/null 2>&1
told 'has_settled'

step 'codes of oathtool open what they should'
seed=$(billctl mfa enroll totp --password-file password --format json | jq -r .secret | tr -d ' ')
now=$(date +%s)
billctl mfa confirm "$(oathtool --totp -b "$seed" --now "@$now")" --password-file password --format json >codes.json
spare() { jq -r ".recovery_codes[$1]" codes.json; }
billctl login --password-file password >/dev/null 2>&1 && fail 'no code was asked for'
billctl login --password-file password \
  --code "$(oathtool --totp -b "$seed" --now "@$((now + 30))")" >/dev/null
seen=$(mails)

step 'a mailed code is a second factor'
billctl mfa enroll email --password-file password --code "$(spare 0)" >/dev/null
told 'To: <ana@example.org>'
billctl mfa confirm "$(code ana@example.org)" >/dev/null
billctl logout >/dev/null
billctl mfa challenge --email ana@example.org >/dev/null
billctl login --password-file password --code "$(code ana@example.org)" >/dev/null
seen=$(mails)

step 'a new address is asked, and the old one is told'
billctl account set --new-email ben@example.org --password-file password --code "$(spare 1)" >/dev/null
told 'To: <ben@example.org>' 'To: <ana@example.org>' 'stop-change'
billctl account confirm "$(code ben@example.org)" >/dev/null
told 'was changed'

step 'a support case and a report of what was not me are told'
billctl support open >/dev/null
told 'asks to be let in'
billctl account report "$payment" >/dev/null
told 'frozen'

step 'a mailed code and the recovery key recover the account'
echo 'violet harbour counts seventeen' >new-password
billctl account recover start --email ben@example.org >/dev/null
told 'To: <ben@example.org>'
billctl account recover finish "$(code ben@example.org)" --recovery-key-file key --new-password-file new-password --yes >/dev/null
told 'recovered'

step 'no mail holds a secret'
for secret in 'copper lantern' 'violet harbour' 9990000000001 "$(cat key)" "$(spare 2)" "$seed"; do
  if grep -q "$secret" received/*.eml; then fail "\"$secret\" was mailed"; fi
done
step "all is well, $(find received -name '*.eml' | wc -l) mails"
