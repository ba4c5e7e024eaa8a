#!/usr/bin/env bash
# Names what uninstalling leaves behind: a person's data is theirs to remove.
set -euo pipefail

echo 'Left where it was, if you used billctl:'
printf '  %-14s %s\n' \
  data "${XDG_DATA_HOME:-$HOME/.local/share}/billctl" \
  configuration "${XDG_CONFIG_HOME:-$HOME/.config}/billctl" \
  keys "${XDG_STATE_HOME:-$HOME/.local/state}/billctl"
if command -v crontab >/dev/null && crontab -l 2>/dev/null | grep -q billctl; then
  echo '  crontab        lines that run billctl (crontab -e)'
fi
