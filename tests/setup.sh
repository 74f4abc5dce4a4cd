# What tests/run and tests/audit need on this machine. To be sourced from the repository's root.

step() { printf '\n== %s\n' "$*"; }

find_chromium() {
  for name in "${ETALASE_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    [ -n "$name" ] && command -v "$name" && return
  done
  return 1
}

# Installs Chromium, a Java runtime (for the HTML checker) and the programs that are named with apt where they are missing.
install_missing() {
  local missing=() as_root=() program
  find_chromium >/dev/null || missing+=(chromium)
  command -v java >/dev/null || missing+=(default-jre-headless)
  for program in "$@"; do command -v "$program" >/dev/null || missing+=("$program"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  step "installing ${missing[*]}"
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

# Installs the packages of a folder of tests by its lockfile.
install_packages() { (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund --silent); }
