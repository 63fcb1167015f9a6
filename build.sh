#!/usr/bin/env bash
# The one entry to Alongside: sets up its toolchain, builds, serves, tests. './build.sh help' lists the rest.
# What it does in detail is in .toolchain/; all that it makes is in .build/ and in a cache outside the checkout.
set -euo pipefail
PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)

. "$PROJECT/.toolchain/common.sh"
. "$PROJECT/.toolchain/toolchain.sh"
. "$PROJECT/.toolchain/tests.sh"
. "$PROJECT/.toolchain/fuzz.sh"

help() {
  cat <<'END'
./build.sh            set up, build, and serve the app at http://localhost:8080 (PORT=9000 ./build.sh: another port)
./build.sh test       build everything and run every test; the last line counts them (or: test NAME..., such as app,
                      native, wasm, "native ui", tree, interop, browser, week: only those)
./build.sh dist       the app as it is shipped, a static web root in .build/dist/www, with its sizes
./build.sh bench      measurements, as a table
./build.sh fuzz       each fuzz target for a minute, as a table (or: fuzz SECONDS [TARGET...])
./build.sh soak       a browser killed at random moments until 10,000 acknowledged saves (or: soak SAVES, soak full,
                      soak failing, soak memory: on a disk that fills, with storage that fails, what a lock leaves)
./build.sh screens    pictures of every screen in every theme at three sizes, in .build/screens (or: screens 1366x1024)
                      screens references: the small pictures anew with which the tests compare
./build.sh check      format, lint, layering
./build.sh format     lay out the C++ sources
./build.sh clean      remove .build and the npm packages (the toolchain in the cache stays)
./build.sh in CMD...  run a command inside the toolchain, e.g. ./build.sh in bash

The toolchain is Debian 13: the host itself, or else a userland in ~/.cache/alongside (XDG_CACHE_HOME is respected).
CMake presets: web (shipped), web-dev (quick link), native (ASan and UBSan), native-quick, native-release, fuzz, lint.
END
}

# build PRESET [TARGET...]
build() {
  local preset=$1; shift
  quietly "configure $preset" inside cmake --preset "$preset"
  quietly "build $preset" inside cmake --build ".build/$preset" ${1:+--target "$@"}
}

# page PRESET FOLDER [--ship]: builds the app and puts the web root together.
page() {
  [ -f "$PROJECT/web/index.html" ] && [ -f "$PROJECT/src/main.cpp" ] || die "the page is not there: web/index.html, src/main.cpp"
  build "$1" alongside fonts
  inside python3 .toolchain/dist.py ".build/$1" "$2" "$(version)" ${3:-} || die "the web root could not be put together"
}

# The quick link (web-dev): a changed line is served within seconds. 'dist' makes the one that is shipped.
serve() {
  local port=${PORT:-8080}
  page web-dev .build/www
  say "Alongside is at http://localhost:$port (Ctrl-C stops it; packs that it takes land in .build/server/inbox)"
  exec 8>&-
  inside bash .toolchain/serve.sh .build/www .build/server "$port"
}

dist() { page web .build/dist/www --ship; }

# The npm packages that tests use, as tests/package-lock.json says; again only when that changes.
npm_packages() {
  local have=$PROJECT/tests/node_modules/.installed-lock
  cmp -s "$PROJECT/tests/package-lock.json" "$have" && return
  quietly "npm packages" inside npm ci --prefix tests --ignore-scripts
  cp "$PROJECT/tests/package-lock.json" "$have"
}

bench() {
  dist >"$LOGS/sizes.log"
  build web bench_page
  npm_packages
  with_paths node tests/bench/run.mjs
}

# soak [SAVES], soak full [SAVES], soak failing [SAVES], soak memory [ROUNDS]: tests/soak/run.mjs. For 'full' a small disk
# is mounted at /run/small: by the userland, or where there is none as root.
soak() {
  if [ "${1:-}" = memory ]; then page web-dev .build/www; else build web-dev soak_page; fi
  build native vaultreader
  npm_packages
  if [ "${1:-}" = full ] && [ "$ROOT" = /mnt ]; then
    RUN+=(--size $((128 << 20)) --tmpfs /run/small)
  elif [ "${1:-}" = full ]; then
    mkdir -p /run/small && mount -t tmpfs -o size=128M tmpfs /run/small || die "a small disk could not be mounted at /run/small"
    trap 'umount -l /run/small' EXIT
  fi
  inside env ALONGSIDE_WWW=.build/www ALONGSIDE_NATIVE=.build/native CHROMIUM=/usr/bin/chromium ${SEED:+SEED="$SEED"} \
    node tests/soak/run.mjs "$@"
}

screens() {
  page web-dev .build/www
  npm_packages
  local run=(inside env ALONGSIDE_WWW=.build/www CHROMIUM=/usr/bin/chromium)
  if [ "${1:-}" = references ]; then
    "${run[@]}" ALONGSIDE_LOOKS=write node tests/browser/run.mjs looks
  else
    "${run[@]}" node tests/browser/screens.mjs .build/screens "$@"
  fi
}

# One build at a time in this checkout; 'in' is for people who know what they do.
one_at_a_time() {
  mkdir -p "$PROJECT/.build" 2>/dev/null || die "cannot write to $PROJECT/.build"
  exec 8>"$PROJECT/.build/.lock"
  flock -n 8 || { say "Waiting for another build in this checkout"; flock 8; }
}

command=${1:-serve}
[ $# = 0 ] || shift
case $command in
  help | -h | --help) help ;;
  clean) rm -rf "$PROJECT/.build" "$PROJECT/tests/node_modules" ;;
  in) [ $# != 0 ] || die "in: which command?"; ensure_toolchain; inside "$@" ;;
  serve | test | dist | bench | fuzz | soak | screens | check | format)
    one_at_a_time
    ensure_toolchain
    case $command in
      test) run_tests "$@" ;;
      fuzz) run_fuzz "$@" ;;
      check) build lint generated_files version_header botan; inside bash .toolchain/check.sh ;;
      format) inside bash .toolchain/check.sh --format ;;
      *) "$command" "$@" ;;
    esac
    ;;
  *) say "alongside: no command '$command'"; help >&2; exit 2 ;;
esac
