# './build.sh fuzz [SECONDS] [TARGET...]': each fuzz target for so many seconds, and a table. Sourced by build.sh.
#
# It begins from tests/fuzz/corpus/TARGET and from what earlier runs found to be new (.build/fuzz/corpus/TARGET). An input
# that breaks a promise is saved in .build/fuzz/found: mend the cause, and keep the input in tests/fuzz/corpus/TARGET.

# fuzz_stat LOG NAME: a number that libFuzzer printed at the end.
fuzz_stat() { sed -nE "s/^stat::$2: *([0-9]+)\$/\\1/p" "$1" | tail -1; }

fuzz_one() {
  local name=$1 seconds=$2 log=$LOGS/fuzz-$1.log code=0 found=- edges
  mkdir -p "$PROJECT/.build/fuzz/corpus/$name" "$PROJECT/.build/fuzz/found"
  inside nice -n 15 ".build/fuzz/fuzz_$name" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -malloc_limit_mb=512 \
    -max_len=8192 -print_final_stats=1 -dict=tests/fuzz/words.dict -artifact_prefix=".build/fuzz/found/$name-" \
    ".build/fuzz/corpus/$name" "tests/fuzz/corpus/$name" >"$log" 2>&1 </dev/null || code=$?
  if [ "$code" != 0 ]; then
    found=$(sed -nE 's/.*Test unit written to (.*)$/\1/p' "$log" | tail -1)
    found=${found:-"stopped, see ${log#"$PROJECT"/}"}
    FUZZ_FAILED=$((FUZZ_FAILED + 1))
    grep -aE 'does not hold|ERROR: |runtime error: |Assertion|terminate called' "$log" | head -3 >&2 || true
  fi
  edges=$(grep -aoE 'cov: [0-9]+' "$log" | tail -1 || true)
  printf '%-14s %12s %8s %7s %7s  %s\n' "$name" "$(fuzz_stat "$log" number_of_executed_units)" \
    "$(fuzz_stat "$log" average_exec_per_sec)" "${edges#cov: }" \
    "$(find "$PROJECT/.build/fuzz/corpus/$name" "$PROJECT/tests/fuzz/corpus/$name" -type f | wc -l)" "$found"
}

run_fuzz() {
  local seconds=60 name names=("$@")
  if [[ ${1:-} =~ ^[0-9]+$ ]]; then seconds=$1 names=("${@:2}"); fi
  if [ ${#names[@]} = 0 ]; then
    for name in "$PROJECT"/tests/fuzz/*.cpp; do names+=("$(basename "$name" .cpp)"); done
  fi
  build fuzz fuzz_targets
  FUZZ_FAILED=0
  printf '%-14s %12s %8s %7s %7s  %s\n' target executions 'a second' edges inputs found
  for name in "${names[@]}"; do fuzz_one "$name" "$seconds"; done
  [ "$FUZZ_FAILED" = 0 ]
}
