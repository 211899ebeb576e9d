#!/usr/bin/env bash
# What sharding costs. First: one run against 16 shards in sequence and their merge, whole processes, one thread, on copies of
# the yeast genome with all motifs. 'start' is a sequence of 100 bases with the same motifs; 'alone' is a run on a file of a
# sixteenth of the size, which pays for Java's warming up as a shard does. Second: the real merge of many shards of a made-up genome
# of 1 Mb, with q-values, compared with one run byte for byte; peak memory and the most files open at a time are watched from
# outside.
#
#   [COPIES=8] [PVALUE=1e-4] src/bench/shards.sh [cost|SHARDS...]      (default: cost 1000 10000)
#
# COPIES=256 PVALUE=1e-5 makes a genome of human size, for which sharding is meant; it takes 14 GB in TMPDIR.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/dna
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%U %S %R'

# watched NAME COMMAND...: CPU seconds and wall seconds, peak resident memory, the most files open
watched() {
  local name=$1 line
  shift
  {
    time {
      "$@" >"$work/stdout" 2>"$work/stderr" &
      local child=$! peak=0 open=0 now
      while kill -0 $child 2>/dev/null; do
        now=$(awk '/VmHWM/ {print $2}' "/proc/$child/status" 2>/dev/null || echo 0)
        if [ "${now:-0}" -gt "$peak" ]; then peak=$now; fi
        now=$(find "/proc/$child/fd" -mindepth 1 2>/dev/null | wc -l)
        if [ "$now" -gt "$open" ]; then open=$now; fi
        sleep 0.1
      done
      echo "$peak $open" >"$work/watched"
      wait $child
    }
  } 2>"$work/time" || { echo "$name failed:"; tail -3 "$work/stderr"; exit 1; }
  line=$(tail -1 "$work/time")
  echo "$line $(cat "$work/watched")" | awk -v n="$name" \
    '{printf "%-34s cpu %8.2f s  wall %8.2f s  peak %5d MB  files open %d\n", n, $1 + $2, $3, $4 / 1024, $5}'
}

# cpu NAME COMMAND...: CPU seconds alone, kept in $work/NAME.cpu
cpu() {
  local name=$1 line
  shift
  line=$({ time "$@" >"$work/stdout" 2>"$work/stderr"; } 2>&1) || { echo "$name failed:"; tail -3 "$work/stderr"; exit 1; }
  echo "$line" | awk '{print $1 + $2}' >>"$work/$name.cpu"
  echo "$line" | awk -v n="$name" '{printf "%-34s cpu %8.2f s  wall %8.2f s\n", n, $1 + $2, $3}'
}

sum() { awk '{s += $1} END {print s}' "$work/$1.cpu"; }
mean() { awk '{s += $1} END {print s / NR}' "$work/$1.cpu"; }

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
"$root/convscan" --version 2>/dev/null
java -version 2>&1 | head -1

cost() {
  echo
  echo "== 16 shards in sequence against one run"
  if [ -d "$data" ]; then
    motifs=$data/motifs/bench/all/motifs.jaspar
    # Several copies, with their index: one yeast genome takes no longer than Java takes to warm up.
    for copy in $(seq "${COPIES:-8}"); do
      gzip -dc "$data/genomes/yeast.R64-1-1.fa.gz" | sed "s/^>\([^ ]*\).*/>copy$copy.\1/"
    done >"$work/yeast.fa"
    # Whole numbers beyond 2^31 are not printed as such by every awk.
    awk 'function entry() {if (n) printf "%s\t%.0f\t%.0f\t%d\t%d\n", n, l, o, w, w + 1}
      /^>/ {entry(); n = substr($0, 2); b += length($0) + 1; o = b; l = 0; w = 0; next}
      {if (!w) w = length($0); l += length($0); b += length($0) + 1} END {entry()}' "$work/yeast.fa" >"$work/yeast.fa.fai"
    echo "genome: ${COPIES:-8} x S. cerevisiae, $(awk '{s += $2} END {printf "%.0f", s}' "$work/yeast.fa.fai") bases, indexed; 838 motifs, p ${PVALUE:-1e-4}"
    printf '>s\n%0100d\n' 0 | tr 0 A >"$work/short.fa"
    scan=("$root/convscan" dna -m "$motifs" -p "${PVALUE:-1e-4}" --threads 1 --device cpu --engine lookup --quiet)
    cpu start "${scan[@]}" -o "$work/short.bed" "$work/short.fa"
    cpu start "${scan[@]}" -o "$work/short.bed" "$work/short.fa"
    cpu one-run "${scan[@]}" -o "$work/one.bed" "$work/yeast.fa"
    head -c $(($(stat -c %s "$work/yeast.fa") / 16)) "$work/yeast.fa" >"$work/sixteenth.fa"
    cpu alone "${scan[@]}" -o "$work/short.bed" "$work/sixteenth.fa"
    cpu alone "${scan[@]}" -o "$work/short.bed" "$work/sixteenth.fa"
    for shard in $(seq 16); do
      cpu shard "${scan[@]}" --shard "$shard/16" -o "$work/part.$shard.bed" "$work/yeast.fa"
    done
    cpu merge "$root/convscan" merge --quiet -o "$work/merged.bed" "$work"/part.*.bed
    cmp "$work/one.bed" "$work/merged.bed" && echo "merged shards are byte for byte the one run ($(grep -vc '^#' "$work/one.bed") hits)"
    echo "$(mean one-run) $(mean start) $(mean alone) $(mean shard) $(sum merge)" | awk '{
      printf "one run %.2f s, of that start %.2f s; a shard %.2f s, a run of its size by itself %.2f s; merge %.2f s\n", $1, $2, $4, $3, $5
      printf "a shard and its part of the merge / a run of its size by itself: %.3f\n", ($4 + $5 / 16) / $3
      printf "16 shards / one run, each beyond its starts: %.3f; merge besides: %.3f\n", 16 * ($4 - $2) / ($1 - $2), $5 / ($1 - $2)}'
  else
    echo "skipped: no ../shared/data"
  fi
}

many() {
  local of=$1
  echo
  echo "== merge of $of shards, with q-values"
  mkdir -p "$work/$of"
  "$root/convscan" dna --quiet --engine lookup -o "$work/whole.bed" "${options[@]}"
  java --add-modules jdk.incubator.vector -cp "$classpath" "$root/src/bench/java/org/convscan/bench/ManyShards.java" \
    "$of" "$work/$of/" .bed "${options[@]}" 2>/dev/null
  find "$work/$of" -name '*.bed' >"$work/$of.list"
  echo "parts: $(wc -l <"$work/$of.list"), $(du -sm --apparent-size "$work/$of" | cut -f1) MB; one run's table: $(du -m --apparent-size "$work/whole.bed" | cut -f1) MB"
  watched "merge" "$root/convscan" merge --quiet -o "$work/merged.bed" --parts "$work/$of.list"
  # The line of the engine names the threads.
  cmp <(grep -v '^# engine' "$work/whole.bed") <(grep -v '^# engine' "$work/merged.bed") && echo "as one run, byte for byte ($(grep -vc '^#' "$work/whole.bed") hits)"
  rm -rf "${work:?}/$of"
}

awk 'BEGIN {srand(1); print ">chr1"; for (i = 0; i < 12500; i++) {for (j = 0; j < 80; j++) printf "%s", substr("ACGT", 1 + int(4 * rand()), 1); print ""}}' \
  >"$work/made.fa"
options=(-m "$root/test-data/motifs/example.meme" -p 1e-3 --qvalues all "$work/made.fa")
classpath=$(echo "$root"/target/convscan-*.jar):$root/target/lib/*
if [ $# -eq 0 ]; then set -- cost 1000 10000; fi
for what in "$@"; do
  case $what in
    cost) cost ;;
    *) many "$what" ;;
  esac
done
