#!/usr/bin/env bash
# What sharding costs: one run against 16 shards in sequence and their merge, whole processes, one thread, byte for byte the same.
# 'start' is a run on next to nothing (100 bases with the same motifs, a second of a recording, a file of three short reads): what any process pays;
# 'version' is 'convscan --version'. 'alone' is a run on a file of a sixteenth of the size, which pays for Java's warming up as a shard
# does. Then the real merge of many shards of a made-up genome of 1 Mb, with q-values, compared with one run byte for byte; peak memory
# and the most files open at a time are watched from outside.
#
#   src/bench/shards.sh [dna|bank|network|nanopore|SHARDS...]      (default: all, SHARDS being 1000 and 10000)
#
#   COPIES=8 PVALUE=1e-4   dna: all motifs on so many copies of the yeast genome. 256 and 1e-5 make a genome of human size, for which
#                          sharding is meant; it takes 14 GB in TMPDIR
#   DAYS=14                bank, network: one lead of a record that is the first of the MIT-BIH records over and over; 94 MB a day in TMPDIR
#   GIGABYTES=1            nanopore: a POD5 file that is the E. coli reads over and over, by nanopore_files.py; PYTHON has numpy, zstandard
#                          and h5py
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/dna
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Thresholds are kept here, by a run before those that count: each of these finds them, as all shards of a scan but the first do.
export CONVSCAN_CACHE=$work/cache
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

# against NAME ENDING TINY SIXTEENTH WHOLE COMMAND...: the command on the whole and in 16 shards
against() {
  local name=$1 ending=$2 tiny=$3 sixteenth=$4 whole=$5
  shift 5
  rm -f "$work"/*.cpu "$work"/part.*
  "$@" -o "$work/other.$ending" "$tiny" >"$work/stdout" 2>&1
  for _ in 1 2 3; do
    cpu version "$root/convscan" --version
    cpu start "$@" -o "$work/other.$ending" "$tiny"
  done
  cpu one-run "$@" -o "$work/one.$ending" "$whole"
  for _ in 1 2; do cpu alone "$@" -o "$work/other.$ending" "$sixteenth"; done
  for shard in $(seq 16); do
    cpu shard "$@" --shard "$shard/16" -o "$work/part.$shard.$ending" "$whole"
  done
  cpu merge "$root/convscan" merge --quiet -o "$work/merged.$ending" "$work"/part.*."$ending"
  cmp "$work/one.$ending" "$work/merged.$ending" && echo "merged shards are byte for byte the one run ($(grep -vc '^#' "$work/one.$ending") lines)"
  echo "$(mean one-run) $(mean start) $(mean version) $(mean alone) $(mean shard) $(sum merge)" | awk -v name="$name" '{
    own = $5 - $2 - ($1 - $2) / 16
    printf "%s: one run %.2f s; start %.2f s, --version %.2f s; a shard %.2f s, a run of its size by itself %.2f s; merge %.2f s\n", name, $1, $2, $3, $5, $4, $6
    printf "%s: a shard and its part of the merge / a run of its size by itself: %.3f\n", name, ($5 + $6 / 16) / $4
    printf "%s: 16 shards / one run, each beyond its starts: %.3f; beyond --version: %.3f; merge besides: %.3f\n", name, 16 * ($5 - $2) / ($1 - $2), 16 * ($5 - $3) / ($1 - $3), $6 / ($1 - $2)
    printf "%s: a shard pays %.2f s beyond its start and a sixteenth of the one run: under 10%% where a sixteenth is over %.0f s\n", name, own, (own > 0 ? 10 * own : 0)}'
}

missing() {
  [ -d "$1" ] && return 1
  echo "skipped: no ../shared/data"
}

dna() {
  echo
  echo "== dna: 16 shards in sequence against one run"
  if missing "$data"; then return; fi
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
  head -c $(($(stat -c %s "$work/yeast.fa") / 16)) "$work/yeast.fa" >"$work/sixteenth.fa"
  against dna bed "$work/short.fa" "$work/sixteenth.fa" "$work/yeast.fa" \
    "$root/convscan" dna -m "$motifs" -p "${PVALUE:-1e-4}" --threads 1 --device cpu --engine lookup --quiet
  rm -f "$work/yeast.fa" "$work/sixteenth.fa"
}

# recording NAME FRAMES: a record that is MIT-BIH's first over and over
recording() {
  local times=$((($2 + 649999) / 650000))
  for _ in $(seq "$times"); do cat "$hearts/101.dat"; done | head -c $(($2 * 3)) >"$work/$1.dat"
  awk -v name="$1" -v frames="$2" '{sub(/\r$/, "")} NR == 1 {print name, $2, $3, frames} NR > 1 && /^[^#]/ {print name ".dat", $2, $3, $4, $5}' \
    "$hearts/101.hea" >"$work/$1.hea"
}

hearts=$root/../shared/data/ecg/mitdb

heartbeats() {
  local frames=$((${DAYS:-14} * 86400 * 360))
  echo
  echo "== ecg --method $1: 16 shards in sequence against one run"
  if missing "$hearts"; then return; fi
  echo "recording: ${DAYS:-14} days of two leads at 360 Hz, format 212, $((frames * 3)) bytes; one lead"
  recording second 360
  recording sixteenth $((frames / 16))
  recording long $frames
  against "$1" tsv "$work/second" "$work/sixteenth" "$work/long" "$root/convscan" ecg --method "$1" --threads 1 --device cpu --quiet
  rm -f "$work"/*.dat "$work"/*.hea
}

nanopore() {
  local reads=$root/../shared/data/nanopore/r94-ecoli/reads
  echo
  echo "== nanopore: 16 shards in sequence against one run"
  if missing "$reads"; then return; fi
  "${PYTHON:-python3}" "$root/src/bench/nanopore_files.py" "$(awk -v g="${GIGABYTES:-1}" 'BEGIN {print g / 16}')" "$work/sixteenth.pod5" "$reads"
  "${PYTHON:-python3}" "$root/src/bench/nanopore_files.py" "${GIGABYTES:-1}" "$work/whole.pod5" "$reads"
  against nanopore tsv "$root/test-data/nanopore/v3.pod5" "$work/sixteenth.pod5" "$work/whole.pod5" \
    "$root/convscan" nanopore --query AATGTACTTCGTTCAGTTACGTATTGCTGG --threads 1 --device cpu --quiet
  rm -f "$work"/*.pod5
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
if [ $# -eq 0 ]; then set -- dna bank network nanopore 1000 10000; fi
for what in "$@"; do
  case $what in
    dna) dna ;;
    bank | network) heartbeats "$what" ;;
    nanopore) nanopore ;;
    *) many "$what" ;;
  esac
done
