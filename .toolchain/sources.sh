#!/bin/sh
# sources.sh DIR NAME[=FOLDER[:upstream]]...: unpacks Debian source packages as DIR/FOLDER, without a version in the name,
# so that the build never has to be told which one it got. apt-get source applies Debian's patches; ':upstream' takes the
# package without them.
set -eu
dir=$1; shift
mkdir -p "$dir"
cd "$dir"
for entry in "$@"; do
  name=${entry%%=*} folder=${entry##*=} only=
  [ "$folder" = "${folder%:upstream}" ] || only=--tar-only
  folder=${folder%:upstream}
  rm -rf "$folder" .unpack
  mkdir .unpack
  ( cd .unpack && apt-get -qq -o APT::Sandbox::User=root source $only "$name"
    [ -z "$only" ] || tar -xf ./*.orig.tar.* )
  mv .unpack/*/ "$folder"
  rm -rf .unpack
done
