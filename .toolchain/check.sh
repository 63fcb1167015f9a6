#!/bin/bash
# check.sh: format, lint, layering. --format lays the sources out instead.
set -uo pipefail
mapfile -t sources < <(find src tests -name node_modules -prune -o \( -name '*.cpp' -o -name '*.h' \) -print | sort)

if [ "${1:-}" = --format ]; then exec clang-format-19 -i "${sources[@]}"; fi

bad=0
clang-format-19 --dry-run -Werror --ferror-limit=3 "${sources[@]}" || { echo "format: run ./build.sh format"; bad=1; }
node tests/check_tree.mjs || bad=1
python3 .toolchain/tidy.py .build/lint || bad=1
exit $bad
