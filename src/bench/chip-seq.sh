#!/usr/bin/env bash
# Learns each of ten ENCODE ChIP-seq sets (DeepBind's preparation: learned from parts A and C, tested on part B) with one recipe, and
# prints the AUC on part B beside DeepBind's published one where FACTS of the data name it.
#
#   src/bench/chip-seq.sh [FACTOR...]      OPTIONS="--epochs 20" adds options of 'train dna'
#
# The recipe was chosen by the validation AUC of parts A and C of ELK1; part B is read here and nowhere else.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
data=$root/../shared/data/dna/chip-seq
[ -d "$data" ] || { echo "skipped: no ../shared/data"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
published() {
  case $1 in REST) echo 0.9995 ;; USF1) echo 0.9950 ;; GABPA) echo 0.9761 ;; CTCFL) echo 0.9864 ;; ELK1) echo 0.9537 ;; *) echo - ;; esac
}

echo "machine: $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), $(nproc) processors, $(uname -sr)"
"$root/convscan" --version
echo "options: ${OPTIONS:-none}"
printf 'factor\tsequences\tepochs\tcpu_seconds\tvalidation_auc\ttest_auc\tpublished_deepbind_auc\n'
[ $# -gt 0 ] || set -- ARID3A CTCFL ELK1 FOXA1 GABPA MYC REST SP1 USF1 ZBTB7A
for factor in "$@"; do
  learn=$(echo "$data/${factor}"_*_AC.seq.gz)
  test=$(echo "$data/${factor}"_*_B.seq.gz)
  gzip -dc "$learn" | awk 'NR > 1 && $4 == 1 {print ">" $2 "\n" $3}' >"$work/learn.fa"
  gzip -dc "$test" | awk 'NR > 1 {print ">" NR "_" $4 "\n" $3}' >"$work/test.fa"
  rm -rf "$work/model"
  TIMEFORMAT='%U %S'
  # shellcheck disable=SC2086 # options are meant to be split
  cpu=$({ time "$root/convscan" train dna --positives "$work/learn.fa" -o "$work/model" ${OPTIONS:-} >"$work/out" 2>"$work/err"; } 2>&1)
  "$root/convscan" network run --quiet --strand both --format tsv "$work/model" "$work/test.fa" >"$work/scores.tsv"
  # The mean of both strands; then the rank sum, equal scores sharing their ranks.
  auc=$(awk '!/^#/ && $1 != "sequence_name" {s[$1] += $5} END {for (n in s) {split(n, p, "_"); print s[n], p[2]}}' "$work/scores.tsv" \
    | sort -g | awk '{v[NR] = $1; l[NR] = $2} END {for (i = 1; i <= NR; i = j) {for (j = i; j <= NR && v[j] == v[i]; j++); \
      for (k = i; k < j; k++) if (l[k] == 1) {r += (i + j - 1) / 2; p++}} printf "%.4f", (r - p * (p + 1) / 2) / (p * (NR - p))}')
  printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$factor" "$(grep -c '>' "$work/learn.fa")" "$(grep -c 'epoch [0-9]* of' "$work/err")" \
    "$(echo "$cpu" | awk '{printf "%.0f", $1 + $2}')" "$(awk '{print $3}' "$work/out")" "$auc" "$(published "$factor")"
done
