# Where commands run: on Debian 13 directly, anywhere else inside the Debian 13 userland. Sourced by build.sh.
# After 'ensure_toolchain', 'inside CMD...' runs CMD with the project as its working directory.

. "$PROJECT/.toolchain/userland.sh"

host_is_debian_13() { ( . /etc/os-release && [ "$ID" = debian ] && [ "${VERSION_ID:-}" = 13 ] ) 2>/dev/null; }

# Debian 13 itself: nothing but its own packages, installed when we may.
ensure_packages() {
  local missing=() p
  for p in $(packages); do
    dpkg-query -Wf '${Status}' "$p" 2>/dev/null | grep -q '^install ok' || missing+=("$p")
  done
  if [ ${#missing[@]} != 0 ]; then
    [ "$(id -u)" = 0 ] || die "missing packages; ask an administrator for: apt-get install --no-install-recommends ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    quietly "packages" sh -c "apt-get -q update && apt-get -qy --no-install-recommends install ${missing[*]}"
  fi
  SOURCES=$CACHE/src-$(userland_key)
  [ -d "$SOURCES" ] && return
  mkdir -p "$CACHE" || die "cannot write to $CACHE"
  (
    flock 9
    [ -d "$SOURCES" ] && exit
    uri=$(mirror)
    [ -n "$uri" ] || die "apt knows no Debian mirror on this machine (run 'apt-get update' first)"
    making=$(mktemp -d "$CACHE/.making-XXXXXX")
    trap 'remove_tree "$making"' EXIT
    trap 'exit 130' INT TERM HUP
    quietly "library sources" fetch_sources "$uri" "$making"
    mv "$making/src" "$SOURCES" || die "cannot write to $CACHE"
  ) 9>"$CACHE/.lock" || exit 1
}

# Source lists of its own, so that the host's apt configuration stays as it is and no root is needed.
fetch_sources() {
  mkdir -p "$2/lists/partial" "$2/archives/partial"
  echo "deb-src $1 $SUITE main" >"$2/sources.list"
  printf '%s\n' "Dir::Etc::SourceList \"$2/sources.list\";" 'Dir::Etc::SourceParts "-";' \
    "Dir::State::Lists \"$2/lists\";" "Dir::Cache \"$2\";" 'APT::Sandbox::User "";' >"$2/apt.conf"
  export APT_CONFIG=$2/apt.conf
  apt-get -q update && sh "$PROJECT/.toolchain/sources.sh" "$2/src" $(sources)
}

ensure_toolchain() {
  if host_is_debian_13; then
    ensure_packages
    RUN=(env) ROOT=$PROJECT INSIDE_CACHE=$CACHE
  else
    ensure_userland
    SOURCES=/opt/alongside-src ROOT=/mnt INSIDE_CACHE=/srv
    # The userland is read-only, so that a build cannot change it. With a process namespace of its own,
    # whatever a test leaves running ends with it.
    RUN=(bwrap --die-with-parent --unshare-pid --ro-bind "$USERLAND" / --bind "$PROJECT" /mnt --bind "$CACHE" /srv
      --bind /tmp /tmp --proc /proc --dev /dev --tmpfs /run --chdir /mnt --clearenv)
    local file
    for file in /etc/resolv.conf /etc/hosts /etc/ssl/certs; do
      [ -e "$file" ] && RUN+=(--ro-bind "$file" "$file")
    done
  fi
  mkdir -p "$CACHE/home" "$CACHE/ccache" "$CACHE/npm"
  local pair
  while read -r pair; do
    if [ "$ROOT" = /mnt ]; then RUN+=(--setenv "${pair%%=*}" "${pair#*=}"); else RUN+=("$pair"); fi
  done < <(environment)
}

# A compiler's cache is shared by all checkouts: paths are made relative, so a clean clone is quick.
environment() {
  cat <<END
PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
HOME=$INSIDE_CACHE/home
LANG=C.UTF-8
TERM=${TERM:-dumb}
ALONGSIDE_SOURCES=$SOURCES
ALONGSIDE_VERSION=$(version)
CCACHE_DIR=$INSIDE_CACHE/ccache
CCACHE_BASEDIR=$ROOT
CCACHE_NOHASHDIR=1
CCACHE_MAXSIZE=4G
CCACHE_SLOPPINESS=pch_defines,time_macros
npm_config_cache=$INSIDE_CACHE/npm
npm_config_update_notifier=false
npm_config_fund=false
npm_config_audit=false
ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-19
UBSAN_OPTIONS=print_stacktrace=1
END
  # A registry that this machine is set up for is passed on, never written down.
  local registry name
  registry=${npm_config_registry:-$(npm config get registry 2>/dev/null || true)}
  case $registry in http*) echo "npm_config_registry=$registry" ;; esac
  for name in CI PORT ALONGSIDE_JOBS http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY \
              NODE_EXTRA_CA_CERTS SSL_CERT_FILE; do
    [ -z "${!name:-}" ] || echo "$name=${!name}"
  done
}

# Taken outside, where git sees the whole checkout (a worktree's .git points outside the mount).
version() {
  local hash
  hash=$(git -C "$PROJECT" rev-parse --short=8 HEAD 2>/dev/null) || { echo 0.1.0; return; }
  [ -z "$(git -C "$PROJECT" status --porcelain 2>/dev/null | head -1)" ] || hash=$hash-dirty
  echo "0.1.0+$hash"
}

inside() { "${RUN[@]}" "$@"; }
