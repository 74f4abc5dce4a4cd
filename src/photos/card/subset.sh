#!/bin/sh
# Cuts the font of share images from a whole Noto Sans Bold. Needs fonttools. Usage: subset.sh NotoSans-Bold.ttf
set -eu
pyftsubset "$1" --output-file="$(dirname "$0")/NotoSans-Bold.ttf" --layout-features='' --no-hinting \
  --name-IDs='0,1,2,3,4,5,6,13,14' --notdef-outline \
  --unicodes="U+20-7E,U+A0-17F,U+18F,U+192,U+1A0-1A1,U+1AF-1B0,U+1CD-1DC,U+1E6-1E7,U+218-21B,U+259,U+2BC,U+2010-2015,\
U+2018-201E,U+2020-2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+2074,U+20AC,U+20BF,U+2116,U+2122,U+2150-215F,\
U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265,U+1E80-1E85,U+1EA0-1EF9"
