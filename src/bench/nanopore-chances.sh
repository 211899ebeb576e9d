#!/usr/bin/env bash
# Whether p-values of nanopore searches are what they say: the share of reads in which a random sequence, which is in none of them, is found
# with p <= 0.1, 0.05, 0.01, 0.001.
#
#   src/bench/nanopore-chances.sh [SETS] [QUERIES]     40 sets of one query for each length by default: a set is a run with its own decoys
#
# CONVSCAN names the program (default: ./convscan), OPTIONS are its options, LETTERS the lengths (default: 20 30 45 60). Reads are in ../shared/data/nanopore.
set -eu

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
reads=$root/../shared/data/nanopore/r94-ecoli/reads
[ -d "$reads" ] || { echo "skipped: no ../shared/data"; exit 0; }
sets=${1:-40} queries=${2:-1}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'letters\ttests\tp<=0.1\tp<=0.05\tp<=0.01\tp<=0.001\n'
for letters in ${LETTERS:-20 30 45 60}; do
    for set in $(seq "$sets"); do
        awk -v seed="$letters$set" -v letters="$letters" -v queries="$queries" 'BEGIN {
            srand(seed)
            for (q = 1; q <= queries; q++) {
                text = ""
                for (i = 0; i < letters; i++) text = text substr("ACGT", 1 + int(4 * rand()), 1)
                print ">q" q "\n" text
            }
        }' >"$folder/q.fa"
        # shellcheck disable=SC2086 # options are meant to be split
        ${CONVSCAN:-"$root/convscan"} nanopore --quiet --threads 1 --pvalue 1 ${OPTIONS:-} --query "$folder/q.fa" "$reads"
    done | awk -v letters="$letters" -v queries="$queries" 'BEGIN { FS = OFS = "\t" }
        /^# sequences: / { split($0, words, " "); tests += queries * words[3] }
        /^#/ || /^read_id/ { next }
        { a += $9 <= 0.1; b += $9 <= 0.05; c += $9 <= 0.01; d += $9 <= 0.001 }
        END { print letters, tests, a / tests, b / tests, c / tests, d / tests }'
done
