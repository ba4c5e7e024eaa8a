#!/usr/bin/env bash
# Makes the folder of C libraries that a release is linked with on Linux, so that a user needs few of
# them and a short command does not pay for their start.
# Usage: Scripts/static.sh FOLDER, then build with PKG_CONFIG_PATH=FOLDER
set -euo pipefail

folder=$1
rm -rf "$folder"
mkdir -p "$folder"

# Links a library's archive into the folder, or the shared library where there is no archive.
take() {
  local library=$1 where=$2
  if [ -e "$where/$library.a" ]; then
    ln -s "$where/$library.a" "$folder/"
  else
    ln -s "$where/$library.so" "$folder/"
  fi
}

for package in libsodium liboath libqrencode sqlite3 zlib libxml-2.0; do
  file=$(pkg-config --variable=pcfiledir "$package")/$package.pc
  where=$(pkg-config --variable=libdir "$package")
  sed "s|^libdir=.*|libdir=$folder|; s|^sharedlibdir=.*|sharedlibdir=$folder|" "$file" \
    >"$folder/$package.pc"
  case $package in
    # Loaded when the first document is read (CXML2), so nothing of it is linked.
    libxml-2.0) printf '!<arch>\n' >"$folder/libxml2.a" ;;
    # Likewise, when the first code is drawn (CQREncode).
    libqrencode) printf '!<arch>\n' >"$folder/libqrencode.a" ;;
    zlib) take libz "$where" ;;
    lib*) take "$package" "$where" ;;
    *) take "lib$package" "$where" ;;
  esac
done

# The C++ library of Foundation's ICU; the compiler that Swift brings knows where it is.
clang=$(dirname "$(command -v swift)")/clang
archive=$("$clang" -print-file-name=libstdc++.a 2>/dev/null) || archive=
if [ -e "$archive" ]; then ln -s "$archive" "$folder/"; fi
