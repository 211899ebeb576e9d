#!/usr/bin/env bash
# Side by side in one run: how fast one thread reads raw nanopore signal, opening included, files in the page cache, per second of
# processor time; convscan and the C libraries. Then a BLOW5 and a POD5 file of some gigabytes each through a small heap, with the peak
# resident memory.
#
#   src/bench/nanopore-reading.sh [RUNS [GIGABYTES]]       (3 runs, 4 GB; 0 leaves the comparison or the large files out)
#
# Peers are compiled from src/bench/c; the environment says where their libraries are, and a peer without one is left out:
#   SLOW5_FLAGS   "-I/opt/slow5lib/include /opt/slow5lib/lib/libslow5.a"
#   VBZ_FLAGS     include folders of vbz_compression and HDF5, its objects, streamvbyte's, -lhdf5
#   POD5_FLAGS    include folders of pod5-file-format's svb16 and gsl: unpacking alone, without Arrow and opening
#   POD5_LIBRARY_FLAGS   the whole library: include folder c++ of pod5-file-format, libpod5_format.a, -L and -larrow
#   PEERS         their versions, as they are to be printed
# The BLOW5 files of the comparison are the peer's too: slow5lib replicates a real file; and pod5's library one to 0.5 GB, in its newest
# version, while it rewrites the table of reads of an older file, as the small one is, each time that it opens it. The large ones of the
# end are invented by nanopore_files.py (seeded; PYTHON has numpy and zstandard), one at a time under TMPDIR, and deleted. target/ must
# hold the compiled project and the benchmarks (mvn -Pbench -DskipTests package).
set -eu
runs=${1:-3}
gigabytes=${2:-4}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/nanopore/formats
[ -d "$data" ] || { echo "skipped: no ../shared/data"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$root/src/bench/c
# shellcheck disable=SC2086
{
  [ -z "${SLOW5_FLAGS:-}" ] || cc -O3 "$source/slow5.c" -o "$work/slow5" $SLOW5_FLAGS -lz -lzstd -lm -lpthread
  [ -z "${VBZ_FLAGS:-}" ] || c++ -O3 -w "$source/fast5.cpp" -o "$work/fast5" $VBZ_FLAGS -lzstd
  [ -z "${POD5_FLAGS:-}" ] || c++ -O3 -w -std=c++17 -march=native "$source/pod5.cpp" -o "$work/pod5" $POD5_FLAGS -lzstd
  [ -z "${POD5_LIBRARY_FLAGS:-}" ] ||
    cc -O3 -w "$source/pod5_library.c" -o "$work/pod5_library" $POD5_LIBRARY_FLAGS -lzstd -lz -lstdc++ -lm -lpthread
}
classes=${BENCH_CLASSPATH:-$root/target/test-classes:$root/target/classes:$root/target/lib/*}
# With the launcher's module and alignment, but the compilers' own settings, as in a program that uses the API. Java warns of the module.
ours() {
  # shellcheck disable=SC2086 # the options are meant to be split at blanks
  java ${CONVSCAN_JAVA_OPTS:--XX:+UseSerialGC} -XX:ObjectAlignmentInBytes=64 --enable-native-access=ALL-UNNAMED --add-modules jdk.incubator.vector \
    -cp "$classes" org.convscan.bench.NanoporeReading "$@" 2> >(grep -v '^WARNING: Using incubator modules' >&2)
}

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr), load $(cut -d' ' -f1 /proc/loadavg)"
echo "java: $(java -version 2>&1 | tail -1)"
echo "peers: ${PEERS:-versions not given}; $(cc --version | head -1)"
echo "data: $(cd "$data" && ls multi_fast5_vbz_v1.fast5 multi_fast5_zip.fast5 multi_fast5_zip_v3.pod5 r9.4_pipeline0_reads.blow5 | xargs)"

files=("$data/multi_fast5_zip.fast5" "$data/multi_fast5_vbz_v1.fast5" "$data/multi_fast5_zip_v3.pod5")
if [ -x "$work/slow5" ]; then
  for codec in none zlib zstd; do
    "$work/slow5" replicate "$data/r9.4_pipeline0_reads.blow5" "$work/r94-$codec-svb.blow5" 4 "$codec"
    files+=("$work/r94-$codec-svb.blow5")
  done
fi
if [ "$runs" -gt 0 ] && [ -x "$work/pod5_library" ]; then
  "$work/pod5_library" replicate "$data/multi_fast5_zip_v3.pod5" "$work/replicated.pod5" 380
  files+=("$work/replicated.pod5")
fi

# rate NAME COMMAND...: the number of "NAME  123.4 M samples/s", which is also printed
rate() {
  local name=$1
  shift
  "$@" | awk -v n="$name" '{for (i = 2; i < NF; i++) if ($(i + 1) == "M") {printf "  %-12s %7.1f M samples/s\n", n, $i; print $i > "/dev/stderr"}}' \
    2>>"$work/$name.rates"
}
median() { sort -n "$work/$1.rates" | awk '{v[NR] = $1} END {print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'; }

[ "$runs" -gt 0 ] || files=()
for file in "${files[@]}"; do
  case $file in *.fast5) peers=(fast5) ;; *.pod5) peers=(pod5_library pod5) ;; *) peers=(slow5) ;; esac
  echo
  echo "== $(basename "$file"), $(du -k "$file" | cut -f1) KB"
  rm -f "$work"/*.rates
  for ((run = 1; run <= runs; run++)); do
    rate convscan ours "$file"
    for peer in "${peers[@]}"; do
      # shellcheck disable=SC2046
      [ ! -x "$work/$peer" ] || rate "$peer" "$work/$peer" $([[ $peer == pod5 || $peer == fast5 ]] || echo read) "$file"
    done
  done
  for peer in "${peers[@]}"; do
    [ -s "$work/$peer.rates" ] || continue
    echo "convscan / $peer, medians: $(median convscan) / $(median "$peer") =" \
      "$(awk -v a="$(median convscan)" -v b="$(median "$peer")" 'BEGIN {printf "%.2f", a / b}')" \
      "$([ "$peer" = pod5 ] && echo '(the peer only unpacks, without Arrow and opening)')"
    [ "$peer" != pod5_library ] ||
      echo "checksum of all samples: convscan $(ours --sum "$file"), pod5_library $("$work/pod5_library" sum "$file")"
  done
done

[ "$gigabytes" -gt 0 ] || exit 0
rm -f "$work"/*.blow5 "$work"/*.pod5
for format in blow5 pod5; do
  echo
  echo "== $("${PYTHON:-python3}" "$root/src/bench/nanopore_files.py" "$gigabytes" "$work/large.$format"), heap of 64 MB"
  CONVSCAN_JAVA_OPTS="-Xmx64m -XX:+UseSerialGC" ours --once "$work/large.$format"
  rm "$work/large.$format"
done
