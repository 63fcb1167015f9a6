#!/bin/bash
# Debian's jose command opens our packs, and we open those that it makes.
set -u
packtool=${ALONGSIDE_NATIVE:-.build/native}/packtool
count=100
passed=0 failed=0
dir=$(mktemp -d "${TMPDIR:-/tmp}/alongside-jose-XXXXXX") || exit 1
trap 'rm -rf "$dir"' EXIT

check() { # check WHAT CMD...
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $what"
  fi
}

"$packtool" keys "$dir" && "$packtool" seal "$dir" $count 1 "$dir/ours" || failed=1
worker=$(sed 's/.*"kid":"\([^"]*\)".*/\1/' "$dir/worker-signing.jwk")
coordinator=$(sed 's/.*"kid":"\([^"]*\)".*/\1/' "$dir/coordinator.jwk")
recovery=$(sed 's/.*"kid":"\([^"]*\)".*/\1/' "$dir/recovery.jwk")

opened_by_them() {
  local n=$1 key=$2 digest
  jose jwe dec -i "$dir/ours/$n.json" -k "$dir/$key.jwk" -O "$dir/inner" || return 1
  # shellcheck disable=SC2059  # the format is the bytes
  digest=$(printf "$(sha256sum "$dir/inner" | cut -c1-64 | sed 's/../\\x&/g')" | jose b64 enc -I -) || return 1
  [ "$digest" = "$(cat "$dir/ours/$n.jws")" ] || return 1
  jose jws ver -i "$dir/inner" -k "$dir/worker-signing.pub.jwk" -O "$dir/payload" || return 1
  cmp -s "$dir/payload" "$dir/ours/$n.payload"
}

made_by_them() {
  local n=$1
  jose jws sig -I "$dir/ours/$n.payload" -k "$dir/worker-signing.jwk" -c -o "$dir/inner" \
    -s "{\"protected\":{\"alg\":\"ES256\",\"kid\":\"$worker\",\"typ\":\"alongside-pack+json\"}}" || return 1
  jose jwe enc -I "$dir/inner" -o "$dir/theirs/$n.json" \
    -i '{"protected":{"enc":"A256GCM","typ":"alongside-pack+jwe","cty":"jose"}}' \
    -r "{\"header\":{\"alg\":\"ECDH-ES+A256KW\",\"kid\":\"$coordinator\"}}" -k "$dir/coordinator.pub.jwk" \
    -r "{\"header\":{\"alg\":\"ECDH-ES+A256KW\",\"kid\":\"$recovery\"}}" -k "$dir/recovery.pub.jwk"
}

for n in $(seq $count); do
  key=coordinator
  [ $((n % 2)) = 0 ] || key=recovery
  check "pack $n opened by jose" opened_by_them "$n" "$key"
done

mkdir "$dir/theirs"
for n in $(seq $count); do made_by_them "$n" || echo "FAILED: pack $n cannot be made by jose"; done
"$packtool" open "$dir" "$dir/theirs" "$dir/read"
for n in $(seq $count); do
  why=$(cat "$dir/read/$n.refused" 2>/dev/null)
  check "pack $n made by jose: $why" cmp -s "$dir/read/$n.revisions" "$dir/ours/$n.revisions"
done

echo "$passed passed, $failed failed"
[ $failed = 0 ]
