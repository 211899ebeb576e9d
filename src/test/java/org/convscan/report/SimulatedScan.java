package org.convscan.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.convscan.coord.Strand;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Background;
import org.convscan.kernel.Frequencies;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.Linear;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Scan;
import org.convscan.stats.Tail;
import org.convscan.stats.Tails;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.convscan.track.Track;
import org.convscan.track.TrackSource;

/** Motifs and letters drawn with a fixed seed, scanned by the reference engine. */
final class SimulatedScan {
    static final Background UNIFORM = Background.uniform(Alphabet.DNA);

    final List<Frequencies> motifs = new ArrayList<>();
    final List<Symbols> lines = new ArrayList<>();
    final double pvalue;
    private final Random random;
    private KernelBank bank;
    private List<Tail> tails;

    SimulatedScan(long seed, double pvalue) {
        this.random = new Random(seed);
        this.pvalue = pvalue;
    }

    /** A motif whose columns are sharp, vague or between. */
    SimulatedScan motif(String id, String alternative, int width) {
        double[][] rows = new double[width][4];
        for (double[] row : rows) {
            double sharpness = 1 + 24 * Math.pow(random.nextDouble(), 1.5);
            double total = 0;
            for (int a = 0; a < 4; a++) {
                row[a] = Math.pow(random.nextDouble(), sharpness) + 0.001;
                total += row[a];
            }
            for (int a = 0; a < 4; a++) {
                row[a] /= total;
            }
        }
        motifs.add(new Frequencies(new MotifName(id, alternative), Alphabet.DNA, rows));
        return this;
    }

    SimulatedScan line(String name, int length) {
        return line(name, letters(length));
    }

    SimulatedScan line(String name, String letters) {
        lines.add(Symbols.of(name, Alphabet.DNA, letters));
        return this;
    }

    /** Letters with a site of the motif whose middle is at a column. */
    SimulatedScan lineWithSite(String name, int length, int motif, int middle) {
        StringBuilder letters = new StringBuilder(letters(length));
        Frequencies sites = motifs.get(motif);
        int from = Math.max(0, Math.min(length - sites.width(), middle - sites.width() / 2));
        for (int i = 0; i < sites.width(); i++) {
            letters.setCharAt(from + i, draw(sites, i));
        }
        return line(name, letters.toString());
    }

    private char draw(Frequencies sites, int position) {
        double left = random.nextDouble();
        int code = 0;
        while (code < 3 && (left -= sites.at(position, code)) > 0) {
            code++;
        }
        return "ACGT".charAt(code);
    }

    /** The window that scores best. */
    String mostFrequentLetters(int motif) {
        Frequencies sites = motifs.get(motif);
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < sites.width(); i++) {
            int best = 0;
            for (int a = 1; a < 4; a++) {
                best = sites.at(i, a) > sites.at(i, best) ? a : best;
            }
            letters.append("ACGT".charAt(best));
        }
        return letters.toString();
    }

    int next(int bound) {
        return random.nextInt(bound);
    }

    double gaussian() {
        return random.nextGaussian();
    }

    private String letters(int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append("ACGT".charAt(random.nextInt(4)));
        }
        return letters.toString();
    }

    KernelBank bank() {
        if (bank == null) {
            List<LogOdds> weights = motifs.stream().map(motif -> motif.logOdds(UNIFORM)).toList();
            bank = KernelBank.of(weights, List.of(Strand.FORWARD, Strand.REVERSE));
        }
        return bank;
    }

    List<Tail> tails() {
        if (tails == null) {
            tails = bank().kernels().stream().map(k -> Tails.atPvalue((Linear) k, UNIFORM, pvalue)).toList();
        }
        return tails;
    }

    Scan scan() {
        long[] thresholds = tails().stream().mapToLong(Tail::threshold).toArray();
        return Scan.of(bank(), thresholds, new ReferenceEngine());
    }

    TrackSource source() {
        Iterator<Symbols> rest = lines.iterator();
        return new TrackSource() {
            private Symbols line;
            private int at;

            @Override
            public Track next(int columns) {
                if (line == null) {
                    if (!rest.hasNext()) {
                        return null;
                    }
                    line = rest.next();
                    at = 0;
                }
                int to = Math.min(line.columns(), at + columns);
                byte[] letters = new byte[to - at];
                line.letters(at, to, letters, 0);
                boolean last = to == line.columns();
                Symbols piece = Symbols.wrap(line.name(), Alphabet.DNA, at, letters, letters.length, last);
                at = to;
                line = last ? null : line;
                return piece;
            }
        };
    }

    ReportFacts facts(String title) {
        List<ReportMotif> shown = motifs.stream().map(m -> new ReportMotif(m.name(), m.width(), m)).toList();
        return new ReportFacts(title, "0.1.0", "convscan dna -m motifs.meme --report report.html " + title, "reference", "CPU",
                "uniform", "p at most " + Numbers.probability(pvalue), "sequence", "base", shown,
                List.of(Map.entry("motifs.meme", "SHA-256 6f1c0a5b0c9e7f4f0f0f7cbb0f3b8c1de2c2b1a09f8e7d6c5b4a39281706f5e4"),
                        Map.entry("Pseudocount", "0.1")));
    }

    String page(String title) throws IOException {
        return page(scan(), title);
    }

    String page(Scan scan, String title) throws IOException {
        HtmlReport report = HtmlReport.of(bank(), tails());
        scan.run(source(), report::part, report::add);
        StringBuilder page = new StringBuilder();
        report.write(page, facts(title));
        return page.toString();
    }

    /** Six sequences like chromosomes, one of them short, one with a gap and a cluster of sites. */
    static SimulatedScan genome() {
        SimulatedScan scan = new SimulatedScan(1, 1e-4);
        String[] names = {"CTCF", "REST", "GATA1", "SPI1", "TP53", "MYC::MAX", "FOXA1", "ELK1", "SOX9", "ARNT", "JUND", "USF1"};
        for (int i = 0; i < 40; i++) {
            scan.motif("MA" + (1000 + 13 * i) + ".1", i < names.length ? names[i] : "", 7 + scan.next(15));
        }
        scan.motif("SHORT.1", "too short", 5).motif("SHORT.2", "", 4);
        int[] lengths = {230_000, 181_000, 96_000, 140_000, 64_000, 9_000};
        for (int i = 0; i < lengths.length; i++) {
            String letters = scan.letters(lengths[i]);
            if (i == 1) {
                letters = letters.substring(0, 60_000) + "N".repeat(15_000) + letters.substring(75_000);
            }
            if (i == 3) {
                letters = letters.substring(0, 40_000) + "CAGCAGCAGCTGCCCCTGGTGG".repeat(200) + letters.substring(44_400);
            }
            scan.line(i == 5 ? "chrM" : "chr" + (i + 1), letters);
        }
        return scan;
    }

    /** Short sequences of one length, with sites of the first motif about their middles and some of the second elsewhere. */
    static SimulatedScan peaks() {
        SimulatedScan scan = new SimulatedScan(2, 1e-4);
        String[] names = {"CTCF", "REST", "GATA1", "SPI1", "TP53", "MYC::MAX", "FOXA1", "ELK1"};
        for (int i = 0; i < names.length; i++) {
            scan.motif("MA0" + (139 + 17 * i) + ".2", names[i], 9 + scan.next(9));
        }
        for (int i = 0; i < 2_000; i++) {
            boolean central = i % 3 != 0;
            int middle = central ? 100 + (int) Math.round(12 * scan.gaussian()) : scan.next(200);
            scan.lineWithSite("peak_" + (i + 1), 201, central ? 0 : i % 2 == 0 ? 1 : 4, middle);
        }
        return scan;
    }

    static final String HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\"&'";

    /** Everything that a file can name is called {@link #HOSTILE}. */
    static SimulatedScan hostile() {
        SimulatedScan scan = new SimulatedScan(3, 1e-3).motif(HOSTILE, HOSTILE, 8).motif("x" + HOSTILE, "", 4);
        for (int i = 0; i < 30; i++) {
            scan.line(HOSTILE + i, 300);
        }
        return scan;
    }
}
