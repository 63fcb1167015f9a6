# Words and folders that the other scripts share. Sourced, never run.

SUITE=trixie
CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/alongside
LOGS=$PROJECT/.build/log

say() { printf '%s\n' "$*" >&2; }
die() { say "alongside: $*"; exit 1; }

# quietly NAME CMD...: output goes to a log. On failure one line says why; if we cannot tell, the log's tail comes first.
quietly() {
  local name=$1 log=$LOGS/${1// /-}.log why; shift
  mkdir -p "$LOGS" || die "cannot write to $PROJECT/.build"
  local began=$SECONDS
  if "$@" >"$log" 2>&1 </dev/null; then
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
