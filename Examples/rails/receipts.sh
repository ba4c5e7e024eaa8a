#!/bin/sh
# A rail for trying, in POSIX shell: it keeps a receipt for every test payment in the folder
# `receipts` beside it and moves no money. The second line of a receipt is what `status` says of
# the payment: write settled, rejected or returned there to see what billctl makes of it.
#
# Protocol: docs/rails/PROTOCOL.md. It ends with 64, 65 or 70 where it certainly did nothing.
set -eu
umask 077
folder=$(dirname "$0")/receipts

refuse() {
  echo "$2" >&2
  exit "$1"
}

# The text of a member of the request. A quote inside a text comes with a backslash, so no text
# can pass for a member.
member() {
  printf '%s' "$request" | LC_ALL=C sed -n 's/.*"'"$1"'":"\([^"\\]*\)".*/\1/p'
}

answer() {
  printf '{"protocol":1,"idempotency_key":"%s",%s}\n' "$key" "$1"
}

verb=${1-}
case $verb in
capabilities | submit | status | cancel) ;;
*) refuse 64 "no such verb" ;;
esac

# One byte more than a request can have, so that a longer one is noticed.
request=$(LC_ALL=C head -c 65537 | LC_ALL=C tr -d '\000\n')
[ "${#request}" -le 65536 ] || refuse 65 "the request is too long"
case $request in
'{"protocol":1,"verb":"'"$verb"'"'*'}') ;;
*) refuse 65 "this is no request of protocol 1" ;;
esac

if [ "$verb" = capabilities ]; then
  cat <<'END'
{"protocol":1,"name":"receipts","version":"1","verbs":["capabilities","submit","status","cancel"],
 "interactive":false,"methods":["bank","card"],"payee_schemes":["iban","aba","other"],
 "currencies":["CHF","EUR","USD"],"limits":[{"amount":"5000.00","amount_minor":500000,"currency":"EUR"}],
 "not_sent_exit_codes":[64,65,70],"lead_days":1,"cut_off_hour":24,"calendar":"target2"}
END
  exit 0
fi

key=$(member idempotency_key)
expr "X$key" : 'X[A-Z0-9]\{30\}$' >/dev/null || refuse 65 "the request has no key"
case $request in
*'"test":true,'*) ;;
*) refuse 70 "this rail moves no money: it answers test payments only" ;;
esac
mkdir -p "$folder"
receipt=$folder/$key

case $verb in
submit)
  sum=$(printf '%s' "$request" | cksum)
  printf '%s\nsent\n' "$sum" >"$receipt.$$"
  # A link is made once: of two that come at the same time, one finds the other's receipt.
  ln "$receipt.$$" "$receipt" 2>/dev/null || true
  rm "$receipt.$$"
  [ "$(sed -n 1p "$receipt")" = "$sum" ] || refuse 65 "the key was used for another payment"
  answer "\"receipt\":\"R-$(printf '%s' "$key" | cksum | cut -d ' ' -f 1)\""
  ;;
status)
  state=not-sent
  [ ! -e "$receipt" ] || state=$(sed -n 2p "$receipt")
  answer "\"state\":\"$state\""
  ;;
cancel)
  if [ ! -e "$receipt" ]; then
    answer '"state":"unknown","note":"there is no such payment"'
  elif [ "$(sed -n 2p "$receipt")" = sent ]; then
    sum=$(sed -n 1p "$receipt")
    printf '%s\nnot-sent\n' "$sum" >"$receipt.$$"
    mv "$receipt.$$" "$receipt"
    answer '"state":"cancelled"'
  else
    answer '"state":"too-late"'
  fi
  ;;
esac
