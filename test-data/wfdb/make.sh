#!/bin/bash
# Makes the records of this folder, which are simulated, and what WFDB reads from them.
#
#   PATH=.../wfdb/bin:$PATH bash test-data/wfdb/make.sh
#
# WFDB 10.7.0 (https://github.com/bemoody/wfdb, commit de6b1d3, with libFLAC 1.4.2) writes the signal files (wrsamp) and the
# annotations (wrann), and prints what it reads: NAME.rdsamp is 'rdsamp -H -r NAME' (-32768 is a missing sample), NAME.ATR.rdann
# is 'rdann -r NAME -a ATR'. The numbers come from Python's random.Random(1); nothing is taken from any recording.
set -e
cd "$(dirname "$0")"
export WFDB=.
rm -f *.hea *.dat *.gz *.bxb* *.rdsamp *.rdann *.atr *.det *.tsv

numbers() { # largest value, lowest value (missing): 101 frames of 3 signals, a slow wave and noise
    python3 - "$1" "$2" <<'EOF'
import math, random, sys
top, missing = int(sys.argv[1]), sys.argv[2]
random.seed(1)
for i in range(101):
    row = [int(top * 0.6 * math.sin(i / (5 + s))) + random.randint(-top // 4, top // 4) for s in range(3)]
    row[0] = top if i == 7 else -top if i == 8 else row[0]
    row = [str(v) for v in row]
    if missing != 'none' and i % 17 == 3:
        row[i % 3] = missing
    print(' '.join(row))
EOF
}

record() { # name, format, largest value, value for a missing sample
    numbers "$3" "$4" | wrsamp -o "$1" -F 360 -G 100 -O "$2"
}
# Format 8 holds differences of at most 127.
record f8 8 40 none
record f16 16 32767 -32768
record f24 24 8388607 -8388608
record f32 32 2147483647 -2147483648
record f61 61 32767 -32768
record f80 80 127 -128
record f160 160 32767 -32768
record f212 212 2047 -2048
record f310 310 511 -512
record f311 311 511 -512
record f508 508 127 -128
record f516 516 32767 -32768
record f524 524 8388607 -8388608

header() { cat > "$1.hea"; }
# Two samples of the first signal in a frame, units, baselines and a gain of 0.
header frames <<'EOF'
# a comment before the first line
frames 2 180/360(5) 101 10:30:00 01/02/2003

f16.dat 16x2 50(-7)/uV 16 0 0
f16.dat 16 0 12 20
# and one behind the last
EOF
header skew <<'EOF'
skew 3 360 101
f212.dat 212 100 12 0 0
f212.dat 212:3 100 12 0 0
f212.dat 212:1 100 12 0 0
EOF
(head -c 37 make.sh; cat f24.dat) > offset.dat
header offset <<'EOF'
offset 3 360 101
offset.dat 24+37 100 24
offset.dat 24+37 100 24
offset.dat 24+37 100 24
EOF
{
    echo 'files 7 360 101'
    tail -n +2 f311.hea
    echo '~ 0 100 10 0 0 0 0 nothing'
    tail -n +2 f516.hea
} | header files
sed 's/^f212 3.*/nolength 3/' f212.hea | header nolength
for part in part1 part2; do
    numbers 900 -2048 | tail -n +$([ $part = part1 ] && echo 1 || echo 40) | wrsamp -o $part -F 360 -G 100 -O 212
done
header fixed <<'EOF'
fixed/2 3 360 163
part1 101
part2 62
EOF
header layout <<'EOF'
layout 3 360 0
~ 0 200 12 0 0 0 0 II
~ 0 100 12 0 0 0 0 V
~ 0 100 12 0 0 0 0 ABP
EOF
sed 's/^part1 /left /; s/col 0/V/; s/col 1/unknown/; s/col 2/II/' part1.hea | header left
header variable <<'EOF'
variable/5 3 360 231
layout 0
~ 10
left 101
~ 58
part2b 62
EOF
sed 's/^part2 /part2b /; s/col 0/ABP/; s/col 1/II/; s/col 2/V/' part2.hea | header part2b

for header in *.hea; do
    name=${header%.hea}
    [ $name = layout ] || rdsamp -H -r $name > $name.rdsamp
done

# Annotations with every pseudo-code: long steps (SKIP), NUM, SUB, CHN and AUX of even and odd length.
header beats <<'EOF'
beats 1 360 21600
beats.dat 16 200 16 0 0 0 0 II
EOF
python3 - <<'EOF'
import random, struct, subprocess
random.seed(2)
def line(t, sign, sub=0, chan=0, num=0, aux=''):
    return '    0:00.000 %8d %5s %4d %4d %4d\t%s\n' % (t, sign, sub, chan, num, aux)
truth, hits, t = [], [], 40
truth.append((5, line(5, '+', aux='(N')))
while t < 21500:
    sign = random.choice('NNNNNNNNLRVAF/Q!')
    truth.append((t, line(t, sign, random.choice([0, 0, 0, 1, -1]), random.choice([0, 0, 1]), random.choice([0, 0, 3, -2]),
                          random.choice(['', '', '', 'x', 'two words']))))
    if random.random() < 0.93:
        hits.append((max(0, t + random.randint(-70, 70)), random.randint(0, 99)))
    if random.random() < 0.06:
        hits.append((t + random.randint(90, 200), 0))
    t += random.randint(60, 400)
for mark, at in (('[', 9000), (']', 11000), ('~', 15000), ('[', 20000), (']', 20800)):
    truth.append((at, line(at, mark, 48 if mark == '~' else 0)))
open('truth.txt', 'w').write(''.join(text for _, text in sorted(truth)))
hits = sorted(set(hits))
open('hits.txt', 'w').write(''.join(line(t, 'N', num=num) for t, num in hits))
open('beats.tsv', 'w').write('# made by make.sh\nrecord\tsample\tseconds\n'
                             + ''.join('beats\t%d\t%.6f\n' % (t, t / 360) for t, _ in hits))
open('far.txt', 'w').write(line(3, 'N') + line(5000000000, 'V', aux='far away') + line(5000000100, 'N'))
EOF
wrann -r beats -a atr < truth.txt
wrann -r beats -a det < hits.txt
wrann -r beats -a far < far.txt
rm truth.txt hits.txt far.txt
mv beats.far far.atr
header far <<'EOF'
far 1 360
beats.dat 16
EOF
for a in beats.atr beats.det far.atr; do rdann -r ${a%.*} -a ${a#*.} > $a.rdann; done
bxb -r beats -a atr det -f 0 > beats.bxb 2> /dev/null
bxb -r beats -a atr det -f 10 -w 0.1 > beats.bxb-from-10s-within-100ms 2> /dev/null

# Damaged records; messages.tsv says what must be said about each.
mkdir -p broken
cd broken
rm -f *.hea *.dat *.atr *.csv
damaged() { cat > "$1.hea"; }
head -c 200 ../f16.dat > short.dat
printf 'promises-more 3 360 101\nshort.dat 16\nshort.dat 16\nshort.dat 16\n' | damaged promises-more
printf 'unknown-format 1 360\nshort.dat 17\n' | damaged unknown-format
printf 'no-format 1 360\nshort.dat\n' | damaged no-format
printf 'bad-format 1 360\nshort.dat 16y\n' | damaged bad-format
printf 'bad-gain 1 360\nshort.dat 16 2oo/mV\n' | damaged bad-gain
printf 'bad-rate 1 0\nshort.dat 16\n' | damaged bad-rate
printf 'bad-length 1 360 1e5\nshort.dat 16\n' | damaged bad-length
printf 'few-lines 3 360\nshort.dat 16\n' | damaged few-lines
printf 'no-file 1 360 10\nnowhere.dat 16 200 16 0 0 0 0 MLII\n' | damaged no-file
printf 'two-formats 2 360\nshort.dat 16\nshort.dat 80\n' | damaged two-formats
printf 'no-segment/2 1 360 20\nnowhere 10\n~ 10\n' | damaged no-segment
printf 'nested/1 1 360 20\nno-segment 20\n' | damaged nested
printf 'behind-end 1 360\nshort.dat 16+4096\n' | damaged behind-end
printf 'no-signals 0 360\n' | damaged no-signals
printf 'gaps-only/1 1 360 20\n~ 20\n' | damaged gaps-only
printf 'huge-frame 1 360\nshort.dat 16x100000\n' | damaged huge-frame
printf '# nothing\n' | damaged empty
printf 'one-word\n' | damaged one-word
head -c 500 ../f516.dat > cut-flac.dat
printf 'cut-flac 3 360 101\ncut-flac.dat 516\ncut-flac.dat 516\ncut-flac.dat 516\n' | damaged cut-flac
(head -c 500 ../f516.dat; printf 'X'; tail -c +502 ../f516.dat) > changed-flac.dat
printf 'changed-flac 3 360 101\nchanged-flac.dat 516\nchanged-flac.dat 516\nchanged-flac.dat 516\n' | damaged changed-flac
printf 'two-channels 2 360 101\ncut-flac.dat 516\ncut-flac.dat 516\n' | damaged two-channels
printf 'no-flac 1 360 101\nshort.dat 516\n' | damaged no-flac
head -c 101 ../beats.atr > cut-word.atr
head -c 100 ../beats.atr > no-end.atr
printf '\0N\0\0\0\0' > aha.atr
printf '\3\374abc\0' > begins-with-text.atr
printf 'time,II,V\n0,0.1,0.2\n1,0.1,ouch\n' > text-cell.csv
printf 'II,V\n0.1,0.2\n0.1\n' > short-line.csv
printf '# nothing\n' > empty.csv
printf 'time\n1\n' > only-time.csv
