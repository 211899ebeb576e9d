#!/usr/bin/env bash
# CPU seconds of an epoch of learning, side by side in one run: convscan, DJL with PyTorch, and PyTorch by itself. The same network
# (that of 'train dna'), the same lines (half of them with a site), batches of 64, AdamW, one thread; each program is a process of its
# own, and its first epoch, in which it warms up, does not count.
#
#   src/bench/epoch-cost.sh [RUNS]      LINES=8000 EPOCHS=4
#   PYTHON names a Python with torch (none: PyTorch is left out); MAVEN_OPTIONS=-o works offline once DJL has been fetched
set -eu

runs=${1:-3}
lines=${LINES:-8000}
epochs=${EPOCHS:-4}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
"$root/convscan" --version
# nproc would take the first of these for the number of processors.
export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 OPT_OUT_TRACKING=true DJL_CACHE_DIR=$work/djl
# shellcheck disable=SC2086 # options are meant to be split
if mvn -B -ntp -q ${MAVEN_OPTIONS:-} -f "$root/src/bench/djl/pom.xml" dependency:copy-dependencies \
  -DoutputDirectory="$work/lib" >"$work/maven" 2>&1; then
  echo "DJL: $(basename "$work"/lib/pytorch-engine-*.jar .jar), $(basename "$work"/lib/pytorch-native-cpu-*.jar .jar)"
else
  echo "DJL: not to be had: $(grep -m1 ERROR "$work/maven")"
fi
[ -z "${PYTHON:-}" ] || "$PYTHON" -c 'import sys, torch; print("PyTorch:", torch.__version__, "Python", sys.version.split()[0])' 2>"$work/err"
echo "$lines lines of 101 letters, batches of 64, one thread, epochs 2 to $epochs of each of $runs runs"
printf 'program\tepoch\tcpu_seconds\tmean_loss\n'

for ((run = 1; run <= runs; run++)); do
  java -XX:+UseSerialGC -cp "$(echo "$root"/target/convscan-*.jar):$root/target/lib/*" "$root/src/bench/java/org/convscan/bench/EpochCost.java" \
    "$root/src/main/resources/org/convscan/cli/dna-network.yaml" "$lines" "$epochs" 2>"$work/err" | tee -a "$work/all"
  [ ! -d "$work/lib" ] || java -XX:+UseSerialGC -Dai.djl.offline=true -Dai.djl.pytorch.num_threads=1 \
    -Dai.djl.pytorch.num_interop_threads=1 -cp "$work/lib/*" "$root/src/bench/djl/src/EpochCost.java" "$lines" "$epochs" 2>"$work/err" \
    | tee -a "$work/all"
  [ -z "${PYTHON:-}" ] || "$PYTHON" "$root/src/bench/epoch_cost.py" "$lines" "$epochs" 2>"$work/err" | tee -a "$work/all"
done

median() { awk -v p="$1" '$1 == p && $2 > 1 {print $3}' "$work/all" | sort -n | awk '{v[NR] = $1} END {if (NR) print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }
own=$(median convscan)
for program in convscan djl pytorch; do
  seconds=$(median $program)
  [ -z "$seconds" ] || awk -v p=$program -v s="$seconds" -v o="$own" 'BEGIN {printf "%s: %.2f CPU seconds an epoch (median), %.2f times convscan\n", p, s, s / o}'
done
