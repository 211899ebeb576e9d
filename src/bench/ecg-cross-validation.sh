#!/usr/bin/env bash
# Cross-validates 'convscan train ecg' over the 22 records of DS1 of the MIT-BIH Arrhythmia Database: learns three times from two thirds
# of the records (fold k leaves out each third one in the order of their numbers, beginning with the k-th) and finds beats in the third
# that was left out, as they are, upside down, with 6 dB of noise and cut into pieces of 10 s, in the first lead, the second and both.
# Nothing is chosen by the records that are left out: the epochs are fixed. Records 102 and 104, which are paced and no part of DS1's 22,
# are scored by the model of fold 1. Prints a table per record and one of sums (bxb's rule, 150 ms, from 0:00, VF left out).
#
#   src/bench/ecg-cross-validation.sh [MODEL_DIR]      models go into MODEL_DIR/fold-K, and those that are there are used
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/ecg/mitdb
[ -d "$data" ] || { echo "skipped: no ../shared/data"; exit 0; }
records=(101 106 108 109 112 114 115 116 118 119 122 124 201 203 205 207 208 209 215 220 223 230)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
models=${1:-$work/models}
mkdir -p "$models"

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
"$root/convscan" --version
classes=$(echo "$root"/target/convscan-*.jar)

# score CONDITION TRUTH MODEL RECORD...: beats of each lead and of all, and what they are worth; those of NAME-000, NAME-001... are NAME's
score() {
  local condition=$1 truth=$2 model=$3 lead; shift 3
  for lead in 1 2 all; do
    rm -rf "$work/beats" && mkdir "$work/beats"
    "$root/convscan" ecg --quiet --threads 1 --device cpu --model "$model" --lead "$lead" -o "$work/beats" "$@"
    "$root/convscan" evaluate --truth "$truth" "$work"/beats/*.beats | grep -v -E '^(#|gross|average|record)' \
      | sed -E "s/^([^\t]*)-[0-9]{3}\t/\1\t/; s/^/$condition\t$lead\t/" >>"$work/all.tsv"
  done
}

# made CLASS ARG...: runs one of the programs beside this one
made() {
  java -cp "$work/tools:$classes:$root/target/lib/*" "org.convscan.bench.$1" "${@:2}"
}
javac -nowarn -proc:none -cp "$classes:$root/target/lib/*" -d "$work/tools" \
  "$root"/src/bench/java/org/convscan/bench/{MadeRecord,NoisyRecord,PieceRecord}.java

for fold in 0 1 2; do
  learn=() test=()
  for i in "${!records[@]}"; do
    if [ $((i % 3)) = "$fold" ]; then test+=("${records[i]}"); else learn+=("${records[i]}"); fi
  done
  model=$models/fold-$fold
  if [ ! -e "$model/model.yaml" ]; then
    "$root/convscan" train ecg --records "$data" --only "$(IFS=,; echo "${learn[*]}")" --validation-fraction 0 --device cpu -o "$model" \
      >/dev/null
  fi
  for noise in none inverted white muscle electrode; do
    made NoisyRecord "$work/$noise" "$noise" 6 "${test[@]/#/$data/}"
    score "$noise" "$data" "$model" "${test[@]/#/$work/$noise/}"
    rm -r "${work:?}/$noise"
  done
  made PieceRecord "$work/pieces" "${test[@]/#/$data/}"
  pieces=("$work"/pieces/*.hea)
  score pieces "$work/pieces" "$model" "${pieces[@]%.hea}"
  rm -r "$work/pieces"
  if [ "$fold" = 1 ]; then score paced "$data" "$model" "$data/102" "$data/104"; fi
done

# sums COLUMNS: by the condition, the lead and, with 3 columns, the record
sums() {
  awk -F '\t' -v columns="$1" '{k = $1 "\t" $2 (columns == 3 ? "\t" $3 : ""); f[k] += $6; m[k] += $7; w[k] += $8}
    END {for (k in f) printf "%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\n", k, f[k], m[k], w[k], 100 * f[k] / (f[k] + m[k]),
      100 * f[k] / (f[k] + w[k]), 200 * f[k] / (2 * f[k] + m[k] + w[k])}' "$work/all.tsv" | sort
}
printf 'condition\tlead\trecord\tfound\tmissed\twrong\tsensitivity\tppv\tf1\n'
sums 3
printf '\ncondition\tlead\tfound\tmissed\twrong\tsensitivity\tppv\tf1\n'
sums 2
