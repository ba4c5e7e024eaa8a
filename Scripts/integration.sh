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
  --bank DE21123456780000012345 --password-file password >/dev/null
[ -s received/1.eml ] || fail 'no mail arrived'
code=$(tr -d '\r ' <received/1.eml | grep -E '^[0-9]{8}$')
billctl account confirm "$code" >/dev/null
billctl account verify-message received/1.eml | grep GENUINE >/dev/null || fail 'the code mail is not genuine'

step 'a notice arrives and is known again'
billctl account set --name 'Änne Bäcker' --password-file password >/dev/null
last=$(find received -name '*.eml' | wc -l)
billctl account verify-message "received/$last.eml" | grep GENUINE >/dev/null || fail 'the notice is not genuine'
sed 's/Settings were/Settings where/' "received/$last.eml" >altered.eml
billctl account verify-message altered.eml >answer || true
grep -q ALTERED answer || fail 'an altered mail is not noticed'

step 'what could not be sent is sent later, with the same Message-ID'
stop_listener
billctl account freeze >/dev/null
kept=$(grep -h '^Message-ID' home/state/mail/*.eml)
billctl account security >/dev/null 2>&1 || true
listen "$port"
billctl account unfreeze --password-file password >/dev/null
grep -hq "$kept" received/*.eml || fail 'the kept mail was not sent'
[ -z "$(ls home/state/mail)" ] || fail 'a mail still waits'

step 'codes of oathtool open what they should'
seed=$(billctl mfa enroll totp --password-file password --format json | jq -r .secret | tr -d ' ')
now=$(date +%s)
billctl mfa confirm "$(oathtool --totp -b "$seed" --now "@$now")" --password-file password >/dev/null
billctl login --password-file password >/dev/null 2>&1 && fail 'no code was asked for'
billctl login --password-file password \
  --code "$(oathtool --totp -b "$seed" --now "@$((now + 30))")" >/dev/null

step 'no mail holds a secret'
for secret in 'copper lantern' 0000012345 "$seed"; do
  if grep -q "$secret" received/*.eml; then fail "\"$secret\" was mailed"; fi
done
step "all is well, $(find received -name '*.eml' | wc -l) mails"
