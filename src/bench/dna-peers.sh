#!/usr/bin/env bash
# Side by side in one run: convscan and its peers on one genome, both strands, one thread, whole processes with their output.
#
#   src/bench/dna-peers.sh [RUNS]
#
# Peers are found by environment variables; each names a program that is called as PROGRAM MOTIFS.jaspar GENOME.fa P OUT:
#   LIGHTMOTIF   scans with lightmotif, both strands
#   MOODS        scans with MOODS, both strands, as its moods-dna.py --batch does: a threshold for each strand of each motif
#   MOODS_ONCE   the same with one threshold a motif: with a uniform background the other strand's is equal
#   PWMSCAN, BLAMM   scan with those, both strands
# Thresholds that an earlier run kept are deleted before each run of convscan; "warm" is printed beside, the next run, which finds them.
# JAVA_HOMES lists the JDKs to try, separated by blanks (default: the one in use).
set -eu

runs=${1:-3}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/dna
[ -d "$data" ] || { echo "skipped: no ../shared/data"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CONVSCAN_CACHE=$work/cache
gzip -dc "$data/genomes/yeast.R64-1-1.fa.gz" >"$work/genome.fa"
TIMEFORMAT='%U %S %R'

# cpu NAME COMMAND...: CPU seconds (user + system) and wall seconds of the whole process
cpu() {
  local name=$1 line
  shift
  # A file that takes the place of another, or is cut to nothing, costs the one that writes it.
  rm -f "$work/hits.bed" "$work"/*.out "$work/stdout" "$work/stderr"
  line=$({ time "$@" >"$work/stdout" 2>"$work/stderr"; } 2>&1) || { echo "$name failed:"; tail -3 "$work/stderr"; return 1; }
  echo "$line" | awk -v n="$name" '{printf "%-28s cpu %7.2f s  wall %7.2f s\n", n, $1 + $2, $3; print $1 + $2 > "/dev/stderr"}' \
    2>>"$work/$name.cpu"
}

median() { sort -n "$work/$1.cpu" | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
echo "data: S. cerevisiae R64-1-1, $(grep -v '>' "$work/genome.fa" | tr -d '\n' | wc -c) bases, both strands; JASPAR 2022 vertebrates"
"$root/convscan" --version
homes=${JAVA_HOMES:-${JAVA_HOME:-}}
peers=$(for p in LIGHTMOTIF MOODS MOODS_ONCE PWMSCAN BLAMM; do [ -z "${!p:-}" ] || echo "$p"; done)
echo "peers: ${peers:-none}" | tr '\n' ' '
echo
for set in ${SETS:-m1 m50 all}; do
  motifs=$data/motifs/bench/$set/motifs.jaspar
  for p in ${PVALUES:-1e-4 1e-5}; do
    echo
    echo "== $(grep -c '>' "$motifs") motifs ($set), p $p"
    rm -f "$work"/*.cpu
    for ((run = 1; run <= runs; run++)); do
      for home in ${homes:-default}; do
        [ "$home" = default ] || export JAVA_HOME=$home
        name=convscan-$(basename "$home" | grep -o '[0-9]\+' | head -1 || echo java)
        rm -f "$CONVSCAN_CACHE"/tails-*
        for state in '' -warm; do
          cpu "$name$state" "$root/convscan" dna -m "$motifs" -p "$p" --threads 1 --device cpu --quiet -o "$work/hits.bed" "$work/genome.fa"
        done
        hits=$(grep -vc '^#' "$work/hits.bed")
      done
      for peer in $peers; do
        cpu "$peer" "${!peer}" "$motifs" "$work/genome.fa" "$p" "$work/$peer.out" || true
      done
    done
    echo "convscan: $hits hits"
    for peer in $peers; do
      [ -s "$work/$peer.cpu" ] || continue
      for ours in "$work"/convscan-*.cpu; do
        ours=$(basename "$ours" .cpu)
        case $ours in *-warm) continue ;; esac
        echo "$peer / $ours, median CPU seconds: $(median "$peer") / $(median "$ours") =" \
          "$(awk -v a="$(median "$peer")" -v b="$(median "$ours")" 'BEGIN {printf "%.1f", a / b}')"
      done
    done
  done
done
