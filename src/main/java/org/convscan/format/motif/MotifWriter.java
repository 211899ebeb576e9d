package org.convscan.format.motif;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.convscan.kernel.Background;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.Counts;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.Motif;
import org.convscan.track.Alphabet;

/**
 * Writes motif files that {@link MotifReader} and other programs read. Numbers have as many digits as it takes to be read back
 * unchanged. What a format cannot hold is lost: MEME and HOMER have one number of sites for a whole motif (the largest of its
 * positions is written; a position without counts becomes equal probabilities), MEME has no blanks in a second name (they
 * become {@code _}), and a plain matrix of one site or fewer at every position reads as probabilities. Weights fit MEME and
 * plain matrices only. Letters with ambiguity codes are written as counts of {@link #CONSENSUS_SITES} sites.
 */
public final class MotifWriter {
    /** Divisible by the 1, 2, 3 or 4 letters a code allows. */
    public static final int CONSENSUS_SITES = 12;

    /**
     * HOMER's files must have a score from which on a site is reported. This share of the best score is an arbitrary middle
     * between finding everything and nothing; HOMER's users set their own.
     */
    private static final double HOMER_THRESHOLD_SHARE = 0.7;

    private static final int LETTERS = Alphabet.DNA.size();

    private MotifWriter() {}

    /** Whether a format can hold a motif. */
    public static boolean canWrite(MotifFormat format, Motif motif) {
        return !(motif instanceof LogOdds) || format == MotifFormat.MEME || format == MotifFormat.PLAIN;
    }

    /** @throws IllegalArgumentException when {@link #canWrite} says no to one of the motifs; nothing was written then */
    public static void write(List<? extends Motif> motifs, MotifFormat format, Appendable out) throws IOException {
        for (Motif motif : motifs) {
            if (!canWrite(format, motif)) {
                throw new IllegalArgumentException("the motif " + motif.name().id() + " is weights, and " + format.label()
                        + " files hold counts");
            }
        }
        if (format == MotifFormat.MEME) {
            out.append("MEME version 4\n\nALPHABET= ACGT\n\nstrands: + -\n\nBackground letter frequencies\n")
                    .append("A 0.25 C 0.25 G 0.25 T 0.25\n\n");
        }
        for (Motif motif : motifs) {
            out.append(motif instanceof LogOdds weights ? weights(weights, format) : counts(cells(motif), motif, format));
        }
    }

    private static String weights(LogOdds motif, MotifFormat format) {
        StringBuilder text = new StringBuilder(format == MotifFormat.MEME
                ? "MOTIF " + words(motif, "_") + "\nlog-odds matrix: alength= 4 w= " + motif.width() + "\n"
                : ">" + words(motif, " ") + "\n");
        for (int i = 0; i < motif.width(); i++) {
            for (int a = 0; a < LETTERS; a++) {
                double bits = Math.max(motif.at(i, a), FixedPoint.LOWEST_BITS);
                // Whole numbers without a point would be taken for hundredths of bits in a MEME file.
                text.append(bits == Math.rint(bits) ? String.format(Locale.ROOT, "%.1f", bits) : decimal(bits));
                text.append(a < LETTERS - 1 ? '\t' : '\n');
            }
        }
        return text.append(format == MotifFormat.MEME ? "\n" : "").toString();
    }

    private static double[][] cells(Motif motif) {
        if (motif instanceof Consensus consensus) {
            return cells(consensus);
        }
        Counts counts = (Counts) motif;
        double[][] cells = new double[counts.width()][LETTERS];
        for (int i = 0; i < cells.length; i++) {
            for (int a = 0; a < LETTERS; a++) {
                cells[i][a] = counts.at(i, a);
            }
        }
        return cells;
    }

    /** A letter that a code allows weighs nothing or more, every other one less. */
    private static double[][] cells(Consensus consensus) {
        LogOdds weights = consensus.logOdds(Background.uniform(Alphabet.DNA), 0);
        double[][] cells = new double[consensus.width()][LETTERS];
        for (int i = 0; i < cells.length; i++) {
            int allowed = 0;
            for (int a = 0; a < LETTERS; a++) {
                allowed += weights.at(i, a) >= 0 ? 1 : 0;
            }
            for (int a = 0; a < LETTERS; a++) {
                cells[i][a] = weights.at(i, a) >= 0 ? (double) CONSENSUS_SITES / allowed : 0;
            }
        }
        return cells;
    }

    private static String counts(double[][] cells, Motif motif, MotifFormat format) {
        return switch (format) {
            case MEME -> "MOTIF " + words(motif, "_") + "\nletter-probability matrix: alength= 4 w= " + cells.length
                    + " nsites= " + decimal(sites(cells)) + " E= 0\n" + rows(probabilities(cells)) + "\n";
            case JASPAR -> jaspar(cells, motif);
            case TRANSFAC -> transfac(cells, motif);
            case HOMER -> homer(cells, motif);
            case PLAIN -> ">" + words(motif, " ") + "\n" + rows(cells);
        };
    }

    /** Id and second name on one line. */
    private static String words(Motif motif, String blank) {
        String alternative = motif.name().alternative().strip().replaceAll("\\s+", blank);
        return word(motif.name().id()) + (alternative.isEmpty() ? "" : " " + alternative);
    }

    private static String word(String id) {
        return id.strip().replaceAll("\\s+", "_");
    }

    private static String jaspar(double[][] cells, Motif motif) {
        StringBuilder text = new StringBuilder(">" + words(motif, " ") + "\n");
        for (int a = 0; a < LETTERS; a++) {
            text.append(Alphabet.DNA.letter(a)).append(" [");
            for (double[] row : cells) {
                text.append(' ').append(decimal(row[a]));
            }
            text.append(" ]\n");
        }
        return text.toString();
    }

    private static String transfac(double[][] cells, Motif motif) {
        String id = word(motif.name().id());
        String name = motif.name().alternative().strip().replaceAll("\\s+", " ");
        StringBuilder text = new StringBuilder("AC  " + id + "\nXX\nID  " + (name.isEmpty() ? id : word(name)) + "\nXX\n");
        text.append(name.isEmpty() ? "" : "NA  " + name + "\nXX\n").append("P0\tA\tC\tG\tT\n");
        for (int i = 0; i < cells.length; i++) {
            text.append(String.format(Locale.ROOT, "%02d", i + 1));
            for (double cell : cells[i]) {
                text.append('\t').append(decimal(cell));
            }
            text.append('\t').append(ConsensusLetter.of(cells[i])).append('\n');
        }
        return text.append("XX\n//\n").toString();
    }

    private static String homer(double[][] cells, Motif motif) {
        double[][] probabilities = probabilities(cells);
        StringBuilder text = new StringBuilder(">");
        double best = 0;
        for (double[] row : probabilities) {
            text.append(ConsensusLetter.of(row));
            best += Math.log(Math.max(Math.max(row[0], row[1]), Math.max(row[2], row[3])) * LETTERS);
        }
        text.append('\t').append(words(motif, " ")).append('\t');
        text.append(String.format(Locale.ROOT, "%.6f", best * HOMER_THRESHOLD_SHARE));
        text.append("\t0\t0\tT:").append(decimal(sites(cells))).append("(0.00%),B:0.0(0.00%),P:1e0\n");
        return text.append(rows(probabilities)).toString();
    }

    private static double sites(double[][] cells) {
        double most = 0;
        for (double[] row : cells) {
            most = Math.max(most, row[0] + row[1] + row[2] + row[3]);
        }
        return most;
    }

    private static double[][] probabilities(double[][] cells) {
        double[][] rows = new double[cells.length][LETTERS];
        for (int i = 0; i < rows.length; i++) {
            double total = cells[i][0] + cells[i][1] + cells[i][2] + cells[i][3];
            for (int a = 0; a < LETTERS; a++) {
                rows[i][a] = total == 0 ? 1.0 / LETTERS : cells[i][a] / total;
            }
        }
        return rows;
    }

    private static String rows(double[][] cells) {
        StringBuilder text = new StringBuilder();
        for (double[] row : cells) {
            for (int a = 0; a < LETTERS; a++) {
                text.append(decimal(row[a])).append(a < LETTERS - 1 ? '\t' : '\n');
            }
        }
        return text.toString();
    }

    /** The shortest decimal that reads back as the same number; no exponent, which some programs do not read. */
    private static String decimal(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : new BigDecimal(String.valueOf(value)).toPlainString();
    }
}
