#!/usr/bin/env bash
# Unpacks a release archive in an empty folder and runs it there: without Maven, without the sources, in a home of its own.
# usage: packaging/try-archive.sh target/convscan-VERSION-RUNTIME.tar.gz
set -euo pipefail
archive=$(readlink -f "$1")
data=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../test-data" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir "$work/home" "$work/bin"
tar -xzf "$archive" -C "$work"
cd "$work"/convscan-*/
here=$PWD
ln -s "$here/convscan" "$work/bin/convscan"
java=$(dirname "$(readlink -f "$(command -v java)")")
run() { env -i HOME="$work/home" PATH="$work/bin:$java:/usr/bin:/bin" "$@"; }

cd "$work"
run convscan --version
for file in LICENSE NOTICE README.md sbom.json share/man/man1/convscan.1 share/bash-completion/completions/convscan share/zsh/site-functions/_convscan; do
  [ -s "$here/$file" ] || { echo "$file is missing" >&2; exit 1; }
done
run bash -n "$here/share/bash-completion/completions/convscan"
run convscan dna --quiet -m "$data/motifs/example.meme" -o hits.bed.gz "$data/dna/genome.fa"
run convscan dna --quiet -m "$data/motifs/example.meme" --shard 1/2 -o part1.bed.gz "$data/dna/genome.fa"
run convscan dna --quiet -m "$data/motifs/example.meme" --shard 2/2 -o part2.bed.gz "$data/dna/genome.fa"
run convscan merge --quiet -o merged.bed.gz part1.bed.gz part2.bed.gz
cmp hits.bed.gz merged.bed.gz
run convscan dna --quiet --engine ort --device cpu -m "$data/motifs/example.meme" "$data/dna/genome.fa" | grep -v '^#' >ort.bed
gzip -dc hits.bed.gz | grep -v '^#' | cmp - ort.bed
run convscan --share-classes
run convscan dna --quiet -m "$data/motifs/example.meme" "$data/dna/genome.fa" | grep -v '^#' | cmp - ort.bed
echo "$(wc -l <ort.bed) hits, the same by every way, from $(basename "$archive")"
