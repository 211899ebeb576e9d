#!/usr/bin/env bash
# Shows that memory is bounded by the tile, not by the sequence: scans a made-up genome of 3 Gb, one line a chromosome, from a
# pipe, and prints the peak resident memory of the whole process.
#
#   src/bench/memory.sh [GIGABASES]
set -eu
gigabases=${1:-3}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
"$root/convscan" --version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Ten chromosomes of equal length, each one line: 1 Mb of seeded random letters, over and over.
awk 'BEGIN {srand(1); for (i = 0; i < 1000000; i++) printf "%s", substr("ACGT", 1 + int(4 * rand()), 1)}' >"$work/megabase"
genome() {
  local chromosome megabase
  for chromosome in 1 2 3 4 5 6 7 8 9 10; do
    echo ">chr$chromosome"
    for ((megabase = 0; megabase < gigabases * 100; megabase++)); do cat "$work/megabase"; done
    echo
  done
}

genome | "$root/convscan" dna -m "$root/test-data/motifs/example.meme" --device cpu --engine lookup -o "$work/hits.bed" &
scan=$!
peak=0
while kill -0 $scan 2>/dev/null; do
  # Before exec the launcher's own memory is seen here: small, and passed over by the maximum.
  now=$(awk '/VmHWM/ {print $2}' "/proc/$scan/status" 2>/dev/null || echo 0)
  if [ "${now:-0}" -gt "$peak" ]; then peak=$now; fi
  sleep 0.2
done
wait $scan
tail -1 "$work/hits.bed"
echo "hits: $(grep -vc '^#' "$work/hits.bed"), file of $(du -m "$work/hits.bed" | cut -f1) MB"
echo "peak resident memory: $((peak / 1024)) MB for $gigabases Gb"
