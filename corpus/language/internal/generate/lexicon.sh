#!/bin/sh
# Makes data/lexicon.bin of the package in the current folder, for the language en or
# sv. English needs WordNet's files too: Debian's wordnet-base, or COCODE_WORDNET.
set -eu
here=$(dirname "$0")
list=$(mktemp)
trap 'rm -f "$list" data/lexicon.new' EXIT
go -C "$here/golem" run . "$1" >"$list"
if [ "$1" = en ]; then
	go run "$here/wordnet" "${COCODE_WORDNET:-/usr/share/wordnet}" >>"$list"
fi
go run "$here/lexicon" <"$list" >data/lexicon.new
mv data/lexicon.new data/lexicon.bin
