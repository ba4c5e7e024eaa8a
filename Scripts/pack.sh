#!/usr/bin/env bash
# Strips the release program and packs it with what a user wants to read.
# Usage: Scripts/pack.sh PROGRAM VERSION
set -euo pipefail
cd "$(dirname "$0")/.."

program=$1
name=billctl-$2-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
folder=dist/$name

rm -rf "$folder"
mkdir -p "$folder"
cp "$program" "$folder/billctl"
cp README.md CHANGELOG.md "$folder/"
cp -R Examples "$folder/"
strip "$folder/billctl"
tar -C dist -czf "dist/$name.tar.gz" "$name"
rm -rf "$folder"
printf 'dist/%s.tar.gz, %s KiB\n' "$name" "$(($(wc -c <"dist/$name.tar.gz") / 1024))"
