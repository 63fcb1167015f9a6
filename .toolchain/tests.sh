# Runs the suites and counts. Sourced by build.sh.
#
# './build.sh test NAME...' runs those that are named, and builds no more than they need: a layer ('app'), a machine
# ('native', 'wasm'), both ('native app'), 'tree', 'interop', 'web server', 'browser', or one file of the browser's ('week').
#
# A suite says how much it ran: doctest's summary of test cases, or 'N passed, N failed' as the last line. One that
# says nothing, runs nothing or stops with an error without a failed test counts as one failure.

# Each has a test program; that of 'fuzz' goes over what is kept of fuzzing (tests/fuzz/fuzz.h), and 'allocations' is for
# this machine alone.
LAYERS=(core record crypto store exchange insight app ui allocations fuzz)

with_paths() {
  inside env ALONGSIDE_WWW=.build/dist/www ALONGSIDE_NATIVE=.build/native CHROMIUM=/usr/bin/chromium "$@"
}

# suite NAME CMD...: runs it, and leaves one line 'passed failed seconds name' in a file of its own.
suite() {
  local name=$1 log=$LOGS/test-${1//[ \/]/-}.log code=0 began=$SECONDS passed=0 failed=0 line
  local result=$RESULTS/${name//[ \/]/-}
  shift
  echo "0 1 0 $name (killed)" >"$result"
  "$@" >"$log" 2>&1 </dev/null || code=$?
  if line=$(grep -a '^\[doctest\] test cases:' "$log" | tail -1) && [ -n "$line" ]; then
    passed=$(sed -nE 's/.*[| ] *([0-9]+) passed.*/\1/p' <<<"$line") failed=$(sed -nE 's/.*[| ] *([0-9]+) failed.*/\1/p' <<<"$line")
  elif line=$(grep -av '^\s*$' "$log" | tail -1) && [[ $line =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed ]]; then
    passed=${BASH_REMATCH[1]} failed=${BASH_REMATCH[2]}
  fi
  if [ "$failed" = 0 ] && { [ "$code" != 0 ] || [ "$passed" = 0 ]; }; then failed=1; fi
  echo "$passed $failed $((SECONDS - began)) $name" >"$result"
  say "  $name: $passed passed, $failed failed ($((SECONDS - began)) s)"
  if [ "$failed" != 0 ]; then
    tail -n 60 "$log" >&2
    say "  (exit code $code; all of it is in ${log#"$PROJECT"/})"
  fi
}

# The same, beside at most one other: for suites that measure no time and share nothing.
beside() {
  while [ "$(jobs -rp | wc -l)" -ge 2 ]; do wait -n || true; done
  suite "$@" &
}

# Each script under its own interpreter.
interpreter() { case $1 in *.mjs) echo node ;; *.py) echo python3 ;; *.sh) echo bash ;; esac; }

# Every failure's own lines once more, so that the end of a long log is enough to know what to mend.
what_failed() {
  local passed failed seconds name
  echo
  while read -r passed failed seconds name; do
    [ "$failed" != 0 ] || continue
    echo "$name:"
    grep -anE -A 3 '^FAIL |: (FATAL )?ERROR: |ERROR: AddressSanitizer|runtime error: ' "$LOGS/test-${name//[ \/]/-}.log" | head -n 40 || true
  done < <(cd "$RESULTS" && cat -- *)
}

# wanted NAME: is this suite among those that were asked for?
wanted() {
  local one
  [ ${#ASKED[@]} != 0 ] || return 0
  for one in "${ASKED[@]}"; do
    case " $1 " in *" $one "*) return 0 ;; esac
  done
  return 1
}

# Of what was asked for: files of the browser's tests.
asked_of_the_browser() {
  local one
  for one in "${ASKED[@]}"; do
    [ ! -f "$PROJECT/tests/browser/${one}_test.mjs" ] || echo "$one"
  done
}

# What the chosen suites need, and no more.
build_for_tests() {
  local layer native=() web=()
  if [ ${#ASKED[@]} = 0 ]; then
    build native
    build web
  else
    for layer in "${LAYERS[@]}"; do
      ! wanted "native $layer" || native+=("test_$layer")
      ! wanted "wasm $layer" || [ "$layer" = allocations ] || web+=("test_$layer")
    done
    if wanted interop || wanted browser || [ -n "$(asked_of_the_browser)" ]; then native+=(tools); fi
    [ ${#native[@]} = 0 ] || build native "${native[@]}"
    [ ${#web[@]} = 0 ] || build web "${web[@]}"
  fi
  if wanted interop || wanted "web server" || wanted browser || [ -n "$(asked_of_the_browser)" ]; then
    npm_packages
    dist >"$LOGS/sizes.log"
  fi
}

run_tests() {
  local layer script name files
  ASKED=("$@") RESULTS=$LOGS/results
  rm -rf "$RESULTS"
  mkdir -p "$RESULTS"
  build_for_tests

  for layer in "${LAYERS[@]}"; do
    ! wanted "native $layer" || beside "native ${layer/#fuzz/fuzz corpus}" inside ".build/native/test_$layer" --no-colors
  done
  # Node is told London, so that the tests of the clock change run whatever the machine's zone is.
  for layer in "${LAYERS[@]}"; do
    ! wanted "wasm $layer" || [ "$layer" = allocations ] ||
      beside "wasm ${layer/#fuzz/fuzz corpus}" inside env TZ=Europe/London node ".build/web/test_$layer.js" --no-colors
  done
  ! wanted tree || beside "tree" inside node tests/check_tree.mjs
  wait

  for script in "$PROJECT"/tests/interop/*.{mjs,py,sh}; do
    name="interop $(basename "$script")"
    ! wanted "$name" || suite "$name" with_paths "$(interpreter "$script")" "tests/interop/$(basename "$script")"
  done
  ! wanted "web server" || suite "web server" with_paths node tests/web/nginx_test.mjs
  files=$(asked_of_the_browser)
  # shellcheck disable=SC2086 # several names
  if [ -n "$files" ] || wanted browser; then suite "browser" with_paths node tests/browser/run.mjs $files; fi
  [ -n "$(ls "$RESULTS")" ] || die "there is no suite of that name (./build.sh help)"

  local passed failed seconds name all_passed=0 all_failed=0
  echo
  while read -r passed failed seconds name; do
    printf '%-34s %7d passed %5d failed %6d s\n' "$name" "$passed" "$failed" "$seconds"
    all_passed=$((all_passed + passed)) all_failed=$((all_failed + failed))
  done < <(cd "$RESULTS" && cat -- $(ls -tr))
  [ "$all_failed" = 0 ] || what_failed
  printf '\n%d passed, %d failed\n' "$all_passed" "$all_failed"
  [ "$all_failed" = 0 ] && [ "$all_passed" -gt 0 ]
}
