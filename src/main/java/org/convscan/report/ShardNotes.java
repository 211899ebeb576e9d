package org.convscan.report;

import java.nio.file.Path;
import org.convscan.InputException;
import org.convscan.stats.StepCounts;
import org.convscan.stats.StepTotals;

/**
 * What a shard's table says behind its hits and a whole run's does not: lines that begin with {@value #PREFIX}. From them
 * {@link Merger} makes what needs all hits. Reading adds histograms to common totals at once, so a part's are not kept.
 *
 * <pre>
 * # part best LINE GROUP MOTIF KERNEL START SCORE   before each line of --best: whose best it is
 * # part hits COUNT                                 lines of hits, to be checked
 * # part lines COUNT continues|begins               sequences looked at, and whether the first began in the shard before
 * # part q-values motif|all LIMIT                   how q-values are reckoned, and the highest that is written
 * # part tests N...                                 windows tested, one number a motif
 * # part digest DIGEST BYTES                        of what the shard owns of the input, where it has not read all
 * # part whole DIGEST                               of the whole input, in the first shard: what the others' must come to
 * # part steps MOTIF STEP:HITS:P...                 the histogram of a motif
 * </pre>
 */
public final class ShardNotes {
    static final String PREFIX = "# part ";
    static final String BEST = PREFIX + "best ";

    private final Path file;
    private final StepTotals totals;
    private long hits = -1;
    private long lines;
    private boolean continues;
    private String scope = "";
    private double limit = 1;
    private String digest = "";
    private long digested;
    private String whole = "";

    ShardNotes(Path file, StepTotals totals) {
        this.file = file;
        this.totals = totals;
    }

    /** In front of the line of a hit that is the best of a group. */
    public static void writeBest(long line, int group, int motif, int kernel, long start, long score, Bytes out) {
        out.add(BEST).add(line).add(' ').add(group).add(' ').add(motif).add(' ').add(kernel).add(' ').add(start).add(' ');
        out.add(score).add('\n');
    }

    /**
     * @param hits lines of hits in the table
     * @param lines of the input that the shard looked at
     * @param continues whether the first of them began in the shard before
     */
    public static void writeCounts(long hits, long lines, boolean continues, Bytes out) {
        out.add(PREFIX).add("hits ").add(hits).add('\n');
        out.add(PREFIX).add("lines ").add(lines).add(continues ? " continues\n" : " begins\n");
    }

    /**
     * @param scope "motif" or "all"
     * @param limit the highest q-value that is written
     * @param tests one a motif
     */
    public static void writeHistograms(String scope, double limit, long[] tests, StepCounts counts, Bytes out) {
        out.add(PREFIX).add("q-values ").add(scope).add(' ').add(Double.toString(limit)).add('\n');
        out.add(PREFIX).add("tests");
        for (long each : tests) {
            out.add(' ').add(each);
        }
        out.add('\n');
        for (int m = 0; m < counts.motifs(); m++) {
            boolean begun = false;
            for (int s = 0; s < counts.steps(m); s++) {
                if (counts.hits(m, s) > 0) {
                    out.add(begun ? "" : PREFIX + "steps " + m).add(' ').add(s).add(':').add(counts.hits(m, s)).add(':');
                    out.add(Double.toString(counts.pvalue(m, s)));
                    begun = true;
                }
            }
            out.add(begun ? "\n" : "");
        }
    }

    /**
     * @param bytes that the digest was made from
     * @param whole digest of the whole input; empty where it is not known
     */
    public static void writeDigest(String digest, long bytes, String whole, Bytes out) {
        out.add(PREFIX).add("digest ").add(digest).add(' ').add(bytes).add('\n');
        out.add(whole.isEmpty() ? "" : PREFIX + "whole " + whole + "\n");
    }

    /** Takes a line that begins with {@link #PREFIX}, but not one of {@link #BEST}. */
    void read(String line) throws InputException {
        String[] words = line.substring(PREFIX.length()).split(" ");
        try {
            switch (words[0]) {
                case "hits" -> hits = Long.parseLong(words[1]);
                case "lines" -> {
                    lines = Long.parseLong(words[1]);
                    continues = words[2].equals("continues");
                }
                case "q-values" -> {
                    scope = words[1];
                    limit = Double.parseDouble(words[2]);
                }
                case "digest" -> {
                    digest = digest(words[1]);
                    digested = Long.parseLong(words[2]);
                }
                case "whole" -> whole = digest(words[1]);
                case "tests" -> readTests(words);
                case "steps" -> readSteps(words);
                default -> throw new NumberFormatException(words[0]);
            }
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw damaged("a line behind its hits cannot be read: " + line.substring(0, Math.min(line.length(), 60)));
        }
    }

    private static String digest(String text) {
        if (!JoinedDigest.isDigest(text)) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    private void readTests(String[] words) {
        for (int m = 1; m < words.length; m++) {
            totals.addTests(m - 1, Long.parseLong(words[m]));
        }
    }

    private void readSteps(String[] words) {
        int motif = Integer.parseInt(words[1]);
        for (int i = 2; i < words.length; i++) {
            String[] step = words[i].split(":");
            totals.add(motif, Integer.parseInt(step[0]), Long.parseLong(step[1]), Double.parseDouble(step[2]));
        }
    }

    /** @param found lines of hits that the file has */
    void check(long found) throws InputException {
        if (hits >= 0 && found != hits) {
            throw damaged("it has " + found + " hits and should have " + hits);
        }
    }

    private InputException damaged(String what) {
        return new InputException(file.toString(), "", what, "the file is damaged: run this shard again");
    }

    void addTo(JoinedDigest all) {
        if (!digest.isEmpty()) {
            all.add(digest, digested);
        }
    }

    /** Digest of the whole input; empty where this shard does not know it. */
    String whole() {
        return whole;
    }

    long lines() {
        return lines;
    }

    boolean continues() {
        return continues;
    }

    /** "motif", "all", or empty where the table has no q-values. */
    String scope() {
        return scope;
    }

    double limit() {
        return limit;
    }
}
