# Words and folders that the other scripts share. Sourced, never run.

SUITE=trixie
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/alongside
LOGS=$PROJECT/.build/log

say() { printf '%s\n' "$*" >&2; }
die() { say "alongside: $*"; exit 1; }

# How far a step is: what ninja, or what follows its example, counts in brackets; else the last line of the log.
how_far() {
  local count
  count=$(grep -aoE '^\[[0-9]+/[0-9]+\]' "$1" | tail -1 | tr -d '[]')
  if [ -n "$count" ]; then echo "${count/\// of }"; else tail -c 400 "$1" | tr '\r' '\n' | grep -a . | tail -1 | cut -c1-60; fi
}

# Says now and then how far a step is, until it is stopped: on a terminal in one line that changes, elsewhere in a line
# every half minute.
progress() {
  local name=$1 log=$2 began=$SECONDS every=30 nap
  [ ! -t 2 ] || every=2
  trap 'kill "$nap"; exit' TERM
  while :; do
    sleep "$every" & nap=$!
    wait "$nap"
    if [ -t 2 ]; then printf '\r\033[K  %s: %s' "$name" "$(how_far "$log")" >&2
    else say "  $name: $(how_far "$log") after $((SECONDS - began)) s"; fi
  done
}

# quietly NAME CMD...: output goes to a log, and one line says how far it is. On failure one line says why; if we cannot
# tell, the log's tail comes first.
quietly() {
  local name=$1 log=$LOGS/${1// /-}.log why code=0 waiting; shift
  mkdir -p "$LOGS" || die "cannot write to $PROJECT/.build"
  local began=$SECONDS
  : >"$log"
  progress "$name" "$log" 8>&- & waiting=$!
  "$@" >"$log" 2>&1 </dev/null || code=$?
  kill "$waiting" 2>/dev/null || true
  wait "$waiting" 2>/dev/null || true
  [ ! -t 2 ] || printf '\r\033[K' >&2
  if [ "$code" = 0 ]; then
    say "  $name: $((SECONDS - began)) s"
  else
    # What a compiler says speaks for itself, and may quote anything.
    case $name in build*) why= ;; *) why=$(reason "$log") ;; esac
    [ -n "$why" ] || tail -n 30 "$log" >&2
    die "$name failed$why (log: ${log#"$PROJECT"/})"
  fi
}

# The usual causes, in plain words.
reason() {
  if grep -qi 'no space left on device' "$1"; then echo ': the disk is full'
  elif grep -qE 'NO_PUBKEY|EXPKEYSIG|KEYEXPIRED|Missing key' "$1"; then
    echo ': this machine lacks the keys of Debian 13 (update the package debian-archive-keyring)'
  elif grep -qiE 'temporary failure resolving|could not resolve|network is unreachable|connection (refused|timed out|failed)|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN' "$1"; then
    echo ': the network or the package mirror cannot be reached'
  elif grep -qiE 'newuidmap|subuid|unshare.*(not permitted|failed)' "$1"; then
    echo ': an ordinary user needs a range in /etc/subuid and /etc/subgid, and user namespaces allowed'
  fi
}

packages() { sed -e 's/#.*//' -e '/^src:/d' -e '/^\s*$/d' "$PROJECT/.toolchain/packages"; }
sources() { sed -n 's/^src://p' "$PROJECT/.toolchain/packages"; }
