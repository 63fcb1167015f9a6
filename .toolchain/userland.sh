# The Debian 13 userland in which everything runs on a host that is not Debian 13. Sourced by toolchain.sh.
# It lies outside the checkout, keyed by the package list, and every checkout re-uses it.

userland_key() {
  { echo "$SUITE"; packages; sources; cat "$PROJECT/.toolchain/sources.sh"; } | sha256sum | cut -c1-12
}

# The mirror that serves this host's own Debian packages; no address stands in the project.
mirror() {
  apt-get indextargets --format '$(LABEL) $(COMPONENT) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
    awk '$1 == "Debian" && $2 == "main" { print $3; exit }'
}

# A folder made by an ordinary user belongs to that user's sub-uids, so plain rm cannot remove it.
remove_tree() {
  [ -e "$1" ] || return 0
  if [ "$(id -u)" = 0 ]; then rm -rf --one-file-system "$1"
  else unshare --user --map-auto --map-root-user rm -rf "$1" 2>/dev/null || rm -rf "$1"; fi
}

need_host_tools() {
  local missing=()
  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
  [ ${#missing[@]} = 0 ] && return
  [ "$(id -u)" = 0 ] || die "missing: ask an administrator for 'apt-get install ${missing[*]}'"
  command -v apt-get >/dev/null || die "missing: ${missing[*]} (and no apt-get to install them with)"
  quietly "host packages" sh -c "apt-get -q update && apt-get -qy --no-install-recommends install ${missing[*]}"
}

# Built under a temporary name and renamed, so that a userland that has its name is whole. The lock makes
# two checkouts wait for each other instead of building it twice.
ensure_userland() {
  USERLAND=$CACHE/userland-$(userland_key)
  if [ -d "$USERLAND" ]; then
    touch "$USERLAND.used" 2>/dev/null || true
    return
  fi
  need_host_tools
  mkdir -p "$CACHE" || die "cannot write to $CACHE"
  (
    flock 9
    [ -d "$USERLAND" ] && exit
    local uri free
    uri=$(mirror)
    [ -n "$uri" ] || { [ "$(id -u)" = 0 ] && quietly "package lists" apt-get -q update; uri=$(mirror); }
    [ -n "$uri" ] || die "apt knows no Debian mirror on this machine (run 'apt-get update' first)"
    free=$(df -Pk "$CACHE" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge 5500 ] || die "the disk is too full: $CACHE has $free MB free, the toolchain needs 5500"
    # What a killed run left, and userlands of older package lists that no checkout used for a month.
    for stale in "$CACHE"/.making-*; do remove_tree "$stale"; done
    for stale in $(find "$CACHE" -maxdepth 1 -name 'userland-*.used' -mtime +30); do
      remove_tree "${stale%.used}"
      rm -f "$stale"
    done
    making=$(mktemp -d "$CACHE/.making-XXXXXX")
    trap 'remove_tree "$making"' EXIT
    trap 'exit 130' INT TERM HUP
    chmod 755 "$making"
    say "Making the Debian 13 toolchain in $CACHE (once, a few minutes)"
    quietly "toolchain" make_userland "$uri" "$making"
    mv "$making" "$USERLAND" || die "cannot write to $CACHE"
  ) 9>"$CACHE/.lock" || exit 1
}

make_userland() {
  local uri=$1 dir=$2 proxy=() P=
  eval "$(apt-config shell P Acquire::http::Proxy)"
  [ -z "$P" ] || proxy=(--aptopt="Acquire::http::Proxy \"$P\"")
  # /srv and /mnt are the mount points for the cache and the project; bwrap cannot make them later.
  printf 'deb %s %s main\ndeb-src %s %s main\n' "$uri" "$SUITE" "$uri" "$SUITE" |
    mmdebstrap --variant=apt --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Retries "3"' "${proxy[@]}" \
      --dpkgopt=path-exclude=/usr/share/man/* --dpkgopt=path-exclude=/usr/share/doc/* \
      --dpkgopt=path-include=/usr/share/doc/*/copyright \
      --include="$(packages | paste -sd,)" \
      --customize-hook="copy-in '$PROJECT/.toolchain/sources.sh' /opt" \
      --customize-hook="chroot \"\$1\" sh /opt/sources.sh /opt/alongside-src $(sources | paste -sd' ')" \
      "$SUITE" "$dir" -
}
