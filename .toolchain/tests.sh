# Runs every suite and counts. Sourced by build.sh.
#
# A suite says how much it ran: doctest's summary of test cases, or 'N passed, N failed' as the last line. One that
# says nothing, runs nothing or stops with an error without a failed test counts as one failure.

LAYERS=(core record crypto store exchange insight app ui)
PASSED=0 FAILED=0 TABLE=

with_paths() {
  inside env ALONGSIDE_WWW=.build/dist/www ALONGSIDE_NATIVE=.build/native CHROMIUM=/usr/bin/chromium "$@"
}

# suite NAME CMD...
suite() {
  local name=$1 log=$LOGS/test-${1//[ \/]/-}.log code=0 began=$SECONDS passed=0 failed=0 line
  shift
  mkdir -p "$LOGS"
  "$@" >"$log" 2>&1 </dev/null || code=$?
  if line=$(grep -a '^\[doctest\] test cases:' "$log" | tail -1) && [ -n "$line" ]; then
    passed=$(sed -nE 's/.*[| ] *([0-9]+) passed.*/\1/p' <<<"$line") failed=$(sed -nE 's/.*[| ] *([0-9]+) failed.*/\1/p' <<<"$line")
  elif line=$(grep -av '^\s*$' "$log" | tail -1) && [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=${BASH_REMATCH[1]} failed=${BASH_REMATCH[2]}
  fi
  if [ "$failed" = 0 ] && { [ "$code" != 0 ] || [ "$passed" = 0 ]; }; then failed=1; fi
  PASSED=$((PASSED + passed)) FAILED=$((FAILED + failed))
  TABLE+=$(printf '%-34s %7d passed %5d failed %6d s' "$name" "$passed" "$failed" $((SECONDS - began)))$'\n'
  say "  $name: $passed passed, $failed failed ($((SECONDS - began)) s)"
  if [ "$failed" != 0 ]; then
    tail -n 60 "$log" >&2
    say "  (exit code $code; all of it is in ${log#"$PROJECT"/})"
  fi
}

# Under Node in London, so that the tests of the clock change run whatever the machine's zone is.
wasm_suite() { suite "wasm $1" inside env TZ=Europe/London node ".build/web/test_$1.js" --no-colors; }

# Each script under its own interpreter.
interpreter() { case $1 in *.mjs) echo node ;; *.py) echo python3 ;; *.sh) echo bash ;; esac; }

run_tests() {
  local layer script
  build native
  build web
  for layer in "${LAYERS[@]}"; do
    [ ! -x "$PROJECT/.build/native/test_$layer" ] || suite "native $layer" inside ".build/native/test_$layer" --no-colors
  done
  for layer in "${LAYERS[@]}"; do
    [ ! -f "$PROJECT/.build/web/test_$layer.js" ] || wasm_suite "$layer"
  done

  npm_packages
  for script in "$PROJECT"/tests/interop/*.{mjs,py,sh}; do
    [ ! -f "$script" ] || suite "interop $(basename "$script")" with_paths "$(interpreter "$script")" "tests/interop/$(basename "$script")"
  done
  dist >"$LOGS/sizes.log"
  suite "web server" with_paths node tests/web/nginx_test.mjs
  [ ! -f "$PROJECT/tests/browser/run.mjs" ] || suite "browser" with_paths node tests/browser/run.mjs
  suite "tree" inside node tests/check_tree.mjs

  printf '\n%s\n%d passed, %d failed\n' "$TABLE" "$PASSED" "$FAILED"
  [ "$FAILED" = 0 ] && [ "$PASSED" -gt 0 ]
}
