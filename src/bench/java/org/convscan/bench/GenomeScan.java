package org.convscan.bench;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.convscan.engine.Engine;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.OrtEngine;
import org.convscan.kernel.Counts;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Scan;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/**
 * One engine on one thread over a real genome with real motifs, both strands, p 1e-4: kernel-positions per second of processor
 * time, rescoring included, reading excluded; and a sum over all hits that must not depend on the engine. Arguments: JASPAR file,
 * FASTA file (gzip), then engines: lookup, ort-cpu, ort-cuda.
 */
public final class GenomeScan {
    private GenomeScan() {}

    public static void main(String[] args) throws IOException {
        MotifSearch search = MotifSearch.of(motifs(Path.of(args[0]))).build();
        long[] thresholds = new long[search.bank().size()];
        Arrays.setAll(thresholds, k -> search.tails().get(search.bank().motif(k)).threshold());
        List<Symbols> sequences = sequences(Path.of(args[1]));
        for (String name : List.of(args).subList(2, args.length)) {
            try (Scorer scorer = engine(name).scorer(search.bank(), thresholds)) {
                scan(name, scorer, sequences.subList(0, 1), search.bank().size());
                scan(name, scorer, sequences, search.bank().size());
            }
        }
    }

    private static Engine engine(String name) {
        return switch (name) {
            case "lookup" -> new LookupEngine();
            case "ort-cuda" -> new OrtEngine(new Device(0));
            default -> new OrtEngine(Device.CPU);
        };
    }

    private static void scan(String name, Scorer scorer, List<Symbols> sequences, int kernels) {
        var threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long clock = System.nanoTime();
        long positions = 0;
        long found = 0;
        long sum = 0;
        HitBuffer hits = new HitBuffer();
        for (Symbols sequence : sequences) {
            for (int from = 0; from < sequence.columns(); from += Scan.TILE_COLUMNS) {
                int owned = Math.min(Scan.TILE_COLUMNS, sequence.columns() - from);
                int columns = Math.min(owned + 60, sequence.columns() - from);
                byte[] letters = new byte[columns];
                sequence.letters(from, from + columns, letters, 0);
                hits.clear();
                scorer.scan(new Tile(Symbols.wrap("", Alphabet.DNA, from, letters, columns, true), owned), hits);
                for (int i = 0; i < hits.size(); i++) {
                    sum += hits.score(i) * (31L * (from + hits.at(i)) + hits.kernel(i));
                }
                found += hits.size();
                positions += owned;
            }
        }
        double seconds = (threads.getCurrentThreadCpuTime() - processor) / 1e9;
        System.out.printf(Locale.ROOT,
                "%s: %d columns, %d kernels, %d hits, sum %016x, %.2f s processor, %.2f s clock, %.3f e9/s%n", name, positions, kernels, found, sum, seconds, (System.nanoTime() - clock) / 1e9,
                positions * kernels / seconds / 1e9);
    }

    private static List<Motif> motifs(Path jaspar) throws IOException {
        List<Motif> motifs = new ArrayList<>();
        List<String> lines = Files.readAllLines(jaspar).stream().filter(line -> !line.isBlank()).toList();
        for (int i = 0; i < lines.size(); i += 5) {
            double[][] byLetter = new double[4][];
            for (int a = 0; a < 4; a++) {
                String numbers = lines.get(i + 1 + a).replaceAll("^[ACGT]|[\\[\\]]", "").strip();
                byLetter[a] = Arrays.stream(numbers.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
            }
            double[][] rows = new double[byLetter[0].length][4];
            for (int j = 0; j < rows.length; j++) {
                for (int a = 0; a < 4; a++) {
                    rows[j][a] = byLetter[a][j];
                }
            }
            motifs.add(new Counts(new MotifName(lines.get(i).substring(1).split("\\s")[0], ""), Alphabet.DNA, rows));
        }
        return motifs;
    }

    private static List<Symbols> sequences(Path fasta) throws IOException {
        List<Symbols> sequences = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(new FileInputStream(fasta.toFile())), StandardCharsets.ISO_8859_1))) {
            StringBuilder letters = new StringBuilder();
            String name = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith(">")) {
                    add(sequences, name, letters);
                    name = line.substring(1);
                } else {
                    letters.append(line);
                }
            }
            add(sequences, name, letters);
        }
        return sequences;
    }

    private static void add(List<Symbols> sequences, String name, StringBuilder letters) {
        if (letters.length() > 0) {
            sequences.add(Symbols.of(name, Alphabet.DNA, letters.toString()));
            letters.setLength(0);
        }
    }
}
