package org.convscan.cli;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import org.convscan.network.train.Draw;
import org.convscan.network.train.Examples;
import org.convscan.track.Alphabet;
import org.convscan.transform.DinucleotideShuffle;

/**
 * Sequences that hold something and sequences that do not, as a network of letters learns from them: moved by a few letters, on
 * either strand. Without sequences that do not, each positive is shuffled anew in every turn. The positives come first.
 */
final class DnaExamples implements Examples {
    private static final int LETTERS = Alphabet.DNA.size();

    private final List<byte[]> positives;
    private final List<byte[]> negatives;
    private final int length;
    private final int shift;
    private final boolean eitherStrand;
    private final boolean anew;
    private final long seed;

    /**
     * @param positives letter codes
     * @param negatives empty where the positives' shuffles serve
     * @param length letters that the network reads: sequences are cut or filled up on both sides
     * @param shift letters that a sequence is moved by at most, either way
     * @param anew whether turns differ; without it every turn shows the same, unmoved
     */
    DnaExamples(List<byte[]> positives, List<byte[]> negatives, int length, int shift, boolean eitherStrand, boolean anew, long seed) {
        this.positives = positives;
        this.negatives = negatives;
        this.length = length;
        this.shift = anew ? shift : 0;
        this.eitherStrand = eitherStrand && anew;
        this.anew = anew;
        this.seed = seed;
    }

    @Override
    public int size() {
        return positives.size() + (negatives.isEmpty() ? positives.size() : negatives.size());
    }

    boolean isPositive(int index) {
        return index < positives.size();
    }

    private byte[] codes(int index, SplittableRandom random) {
        if (isPositive(index)) {
            return positives.get(index);
        }
        return negatives.isEmpty()
                ? DinucleotideShuffle.of(positives.get(index - positives.size()), LETTERS + 1, random)
                : negatives.get(index - positives.size());
    }

    @Override
    public void line(int index, long turn, FloatBuffer lines) {
        SplittableRandom random = new SplittableRandom(Draw.bits(seed, (anew ? turn + 1 << 32 : 0) + index));
        byte[] codes = codes(index, random);
        int moved = shift == 0 ? 0 : random.nextInt(2 * shift + 1) - shift;
        encode(codes, moved, eitherStrand && random.nextBoolean(), lines);
    }

    /** As it stands, on one strand. */
    void plain(int index, boolean reversed, FloatBuffer lines) {
        encode(codes(index, new SplittableRandom(Draw.bits(seed, index))), 0, reversed, lines);
    }

    private void encode(byte[] codes, int moved, boolean reversed, FloatBuffer lines) {
        float[] block = new float[LETTERS * length];
        int start = Math.floorDiv(codes.length - length, 2) + moved;
        for (int i = 0; i < length; i++) {
            int at = start + i;
            int code = at >= 0 && at < codes.length ? codes[at] : LETTERS;
            if (code < LETTERS) {
                int letter = reversed ? Alphabet.DNA.complement(code) : code;
                block[letter * length + (reversed ? length - 1 - i : i)] = 1;
            }
        }
        lines.put(block);
    }

    @Override
    public void targets(int index, long turn, FloatBuffer targets) {
        targets.put(isPositive(index) ? 1 : 0);
    }
}
