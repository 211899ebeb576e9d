#!/usr/bin/env bash
# What a DNA scan costs beside its inner loop: start-up, preparation of the motifs, one motif, and what a second thread gains.
#
#   src/bench/dna-process.sh [RUNS]
#
# Whole processes with their output. For "two threads" the machine must be quiet: those figures are wall seconds. Thresholds that
# earlier runs kept are deleted before each run, but for those named warm.
set -eu

runs=${1:-5}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/dna
[ -d "$data" ] || { echo "skipped: no ../shared/data"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export CONVSCAN_CACHE=$work/cache
gzip -dc "$data/genomes/yeast.R64-1-1.fa.gz" >"$work/yeast.fa"
# So many that what Java takes to start and to compile does not count: a third of a human genome.
for ((copy = 1; copy <= 96; copy++)); do sed "s/^>/>$copy/" "$work/yeast.fa"; done >"$work/many.fa"
printf '>letters\nACGTACGTACGTACGTACGT\n' >"$work/letters.fa"
TIMEFORMAT='%U %S %R'

# once NAME COMMAND...: notes one run's CPU seconds (user + system) and wall seconds
once() {
  local name=$1
  shift
  case $name in *-warm) ;; *) rm -f "$CONVSCAN_CACHE"/tails-* ;; esac
  # A file that takes another's place has some file systems wait for the disk.
  rm -f "$work/hits.bed" "$work/stderr"
  { time "$@" >/dev/null 2>"$work/stderr"; } 2>>"$work/$name" || { echo "$name failed:"; tail -3 "$work/stderr"; return 1; }
}

# medians NAME: all runs of a name and their medians
medians() {
  awk -v n="$1" '
    function median(v,   i, j, t) {
      for (i = 2; i <= NR; i++) for (j = i; j > 1 && v[j] < v[j - 1]; j--) { t = v[j]; v[j] = v[j - 1]; v[j - 1] = t }
      return NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2
    }
    { cpu[NR] = $1 + $2; wall[NR] = $3; all = all sprintf(" %.2f/%.2f", cpu[NR], wall[NR]) }
    END { printf "%-22s cpu/wall s:%s; medians %.2f/%.2f\n", n, all, median(cpu), median(wall) }' "$work/$1"
}

# timed NAME COMMAND...
timed() {
  local run
  for ((run = 1; run <= runs; run++)); do once "$@"; done
  medians "$1"
}

scan() {
  local motifs=$1
  shift
  "$root/convscan" dna -m "$data/motifs/bench/$motifs/motifs.jaspar" --device cpu --quiet -o "$work/hits.bed" "$@"
}

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
echo "data: S. cerevisiae R64-1-1, 12157105 bases, both strands; 'many': it, 96 times; JASPAR 2022 vertebrates, 838 motifs"
"$root/convscan" --version
for home in ${JAVA_HOMES:-${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")}}; do
  export JAVA_HOME=$home
  echo
  "$home/bin/java" -version 2>&1 | head -1
  rm -f "$work"/version "$work"/preparation* "$work"/one-motif "$work"/many-*
  timed version "$root/convscan" --version
  timed preparation scan all -p 1e-4 --threads 1 "$work/letters.fa"
  timed preparation-warm scan all -p 1e-4 --threads 1 "$work/letters.fa"
  timed one-motif scan m1 -p 1e-4 "$work/yeast.fa"
  # In turn: what a shared machine has left changes within minutes.
  for ((run = 1; run <= runs; run++)); do
    once many-one-thread scan all -p 1e-5 --threads 1 "$work/many.fa"
    once many-two-threads scan all -p 1e-5 --threads 2 "$work/many.fa"
  done
  medians many-one-thread
  medians many-two-threads
done
