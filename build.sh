#!/usr/bin/env bash
set -euo pipefail
PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$PROJECT/.toolchain/common.sh"
. "$PROJECT/.toolchain/toolchain.sh"
case ${1:-} in
  in) shift; ensure_toolchain; inside "$@" ;;
esac
