#!/usr/bin/env bash
# Installs what building, running, testing or measuring billctl needs and this machine lacks.
# Usage: Scripts/setup.sh [build] [run] [test] [bench]
# Prints the line it runs, and runs nothing when all is there.
set -euo pipefail

debian_build='libsqlite3-dev libsodium-dev liboath-dev libxml2-dev libqrencode-dev libzxcvbn-dev
  zlib1g-dev pkg-config'
# PDFs, and the pictures of QR codes and the invoices inside PDFs that import reads.
debian_run='libpango-1.0-0 libpangocairo-1.0-0 libcairo2 fonts-noto-core fonts-noto-cjk
  poppler-utils zxing-cpp-tools librsvg2-bin tzdata'
# The independent programs that check what billctl writes.
debian_test='libxml2-utils oathtool qpdf sqlite3 strace faketime'
# The programs billctl is measured beside; Python's sepaxml is taken when it is there.
debian_bench='libxml2-utils sqlite3 argon2 ledger hledger time'

brew_build='sqlite libsodium oath-toolkit libxml2 qrencode libzxcvbn zlib pkgconf'
brew_run='pango cairo font-noto-sans font-noto-sans-cjk poppler zxing-cpp librsvg'
brew_test='qpdf libfaketime'
brew_bench='argon2 ledger hledger'

say() { printf 'setup: %s\n' "$*" >&2; }

# The least Swift that Package.swift asks for.
need_swift() {
  local version
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+\.[0-9]+).*/\1/p' | head -n 1)
  if [ -n "$version" ] && [ "$(printf '6.2\n%s\n' "$version" | sort -V | head -n 1)" = 6.2 ]; then
    return
  fi
  if [ -z "$version" ]; then
    say 'Swift is missing.'
  else
    say "Swift $version is too old: 6.2 or newer is needed."
  fi
  say 'Get it from https://www.swift.org/install/ (swiftly installs it on Linux and macOS).'
  exit 1
}

run() {
  printf '+ %s\n' "$*" >&2
  "$@"
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    run "$@"
  elif command -v sudo >/dev/null; then
    run sudo "$@"
  else
    say 'This needs root and there is no sudo. Run as root:'
    printf '  %s\n' "$*" >&2
    exit 1
  fi
}

is_on_debian() {
  # pkgconf brings the program on newer systems without the old package's name.
  if [ "$1" = pkg-config ] && command -v pkg-config >/dev/null; then return 0; fi
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

debian() {
  local missing=() package quiet=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  for package in "$@"; do is_on_debian "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  # A fresh machine knows no packages yet; one that has been used need not ask again. `apt-cache
  # show` does not tell: it is content with one name that it has heard of.
  if ! "${quiet[@]}" --simulate install "${missing[@]}" >/dev/null 2>&1; then
    as_root "${quiet[@]}" update
  fi
  as_root "${quiet[@]}" install --yes --no-install-recommends "${missing[@]}" >/dev/null
}

homebrew() {
  local missing=() formula
  for formula in "$@"; do
    [ -d "$(brew --prefix)/opt/$formula" ] || brew list "$formula" >/dev/null 2>&1 \
      || missing+=("$formula")
  done
  [ ${#missing[@]} -eq 0 ] || run brew install --quiet "${missing[@]}"
}

# What a packager calls the packages for the given purposes: `wanted debian build run`.
wanted() {
  local packager=$1 purpose list
  shift
  for purpose in "$@"; do
    list="${packager}_$purpose"
    printf '%s\n' "${!list}"
  done
}

# The names are words on purpose: no package has a blank in its name.
main() {
  need_swift
  # shellcheck disable=SC2046
  if command -v apt-get >/dev/null; then
    debian $(wanted debian "$@")
  elif command -v brew >/dev/null; then
    homebrew $(wanted brew "$@")
  else
    say 'Neither apt-get nor Homebrew is here. On Debian these packages are needed:'
    wanted debian "$@" >&2
  fi
}

main "$@"
