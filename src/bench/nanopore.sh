#!/usr/bin/env bash
# Nanopore searches: how often the best place is the true one, how well reads that hold a query are told from others, beside the
# algorithm of SquiggleKit's MotifSeq (raw dynamic time warping), and samples per second of one thread.
#
#   src/bench/nanopore.sh [QUERIES]        200 of each length by default; OPTIONS="-Dletters=30" asks for less, and leaves out raw warping
#
# Reads and truth are in ../shared/data/nanopore. Even reads (by id) were used to choose parameters, odd ones only to check.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/nanopore
[ -d "$data" ] || { echo "skipped: no ../shared/data"; exit 0; }
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
[ -d "$root/target/classes" ] || "$root/convscan" --version >/dev/null
path=$root/target/classes${CONVSCAN_BENCH_CLASSPATH:+:$CONVSCAN_BENCH_CLASSPATH}
for jar in "$root"/target/lib/*.jar; do path=$path:$jar; done
javac -nowarn -cp "$path" -d "$classes" "$root"/src/bench/java/org/convscan/bench/{Nanopore*,RawWarping}.java

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
# shellcheck disable=SC2086 # options are meant to be split
run() { java ${CONVSCAN_JAVA_OPTS:--XX:+UseSerialGC} -XX:ObjectAlignmentInBytes=64 --add-modules jdk.incubator.vector ${OPTIONS:--Ddtw=1} -cp "$classes:$path" "org.convscan.bench.$@"; }
run NanoporeAccuracy "$data" "${1:-200}" 2>/dev/null
run NanoporeSpeed "$data" 2>/dev/null
run NanoporeProposals "$data" "${1:-200}" "${DEVICE:-cpu}" 2>/dev/null
