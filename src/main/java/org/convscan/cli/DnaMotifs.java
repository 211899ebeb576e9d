package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convscan.CacheFolder;
import org.convscan.InputException;
import org.convscan.Sha256;
import org.convscan.coord.Strand;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.motif.BackgroundReader;
import org.convscan.format.motif.MotifReader;
import org.convscan.kernel.Background;
import org.convscan.kernel.Consensus;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.stats.LetterCounts;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.TrackSource;

/** From what a command line says of motifs to a {@link MotifSearch}. */
final class DnaMotifs {
    private DnaMotifs() {}

    /** @param words of composites, in IUPAC letters */
    static MotifSearch search(MotifChoice options, List<String> words, Console console) throws UsageException, IOException {
        MotifSearch.Builder builder = MotifSearch.of(motifs(options, words, console))
                .background(background(options))
                .pseudocount(options.pseudocount())
                .strands(strands(options.strand()))
                .keptIn(keptIn())
                .threads(options.threads());
        if (!Double.isNaN(options.score())) {
            builder.score(options.score());
        } else if (!Double.isNaN(options.pvalue()) || !Double.isNaN(options.qvalue())) {
            builder.pvalue(options.searchPvalue());
        }
        MotifSearch search = builder.build();
        sayUnreachable(search, options, console);
        return search;
    }

    /** What files held, for provenance; what came through a pipe is not known any more, and opening it again might wait for ever. */
    static List<Map.Entry<String, String>> facts(String what, List<String> files) throws IOException {
        List<Map.Entry<String, String>> facts = new ArrayList<>();
        for (String file : files) {
            if (!FilesNamed.isReadOnce(file)) {
                facts.add(Map.entry(what, file + " sha256 " + Sha256.text(Path.of(file)).substring(0, 16)));
            }
        }
        return facts;
    }

    /** Where thresholds stay from run to run; null where the cache is turned off, which any value but an empty one does. */
    static Path keptIn() {
        String off = System.getenv("CONVSCAN_NO_THRESHOLD_CACHE");
        return off == null || off.isEmpty() ? CacheFolder.path() : null;
    }

    static Strand[] strands(String word) {
        return switch (word) {
            case "forward" -> new Strand[] {Strand.FORWARD};
            case "reverse" -> new Strand[] {Strand.REVERSE};
            default -> Strand.values();
        };
    }

    private static List<Motif> motifs(MotifChoice options, List<String> words, Console console) throws UsageException, IOException {
        List<Motif> motifs = new ArrayList<>();
        Map<String, String> origins = new HashMap<>();
        for (String file : options.motifs()) {
            for (Motif motif : read(file, console)) {
                String earlier = origins.put(motif.name().id(), file);
                if (earlier != null) {
                    throw new InputException(file, "motif " + motif.name().id(), "the same id is in " + earlier,
                            "rename one, or leave out a file");
                }
                motifs.add(motif);
            }
        }
        for (String word : options.iupac()) {
            if (origins.put(word, "--iupac") != null) {
                throw new UsageException("--iupac " + word + ": there is a motif of this name already");
            }
            motifs.add(consensus(word));
        }
        for (String word : words) {
            addWord(word, options.composite(), origins, motifs);
        }
        if (motifs.isEmpty()) {
            throw new UsageException("no motifs: give a file with -m, letters with --iupac or words in " + options.composite());
        }
        return motifs;
    }

    /** A word may also be given with --iupac, and is one motif then. */
    private static void addWord(String word, String file, Map<String, String> origins, List<Motif> motifs) throws InputException {
        String earlier = origins.putIfAbsent(word, "--iupac");
        if (earlier != null && !earlier.equals("--iupac")) {
            throw new InputException(file, "word " + word, "there is a motif of this name in " + earlier, "name it in parts instead");
        }
        if (earlier == null) {
            try {
                motifs.add(new Consensus(new MotifName(word, ""), word));
            } catch (IllegalArgumentException e) {
                throw new InputException(file, "word " + word, e.getMessage(), "", e);
            }
        }
    }

    /** @param file "-" is standard input */
    static List<Motif> read(String file, Console console) throws IOException {
        return file.equals("-") ? MotifReader.read("standard input", console.in(), null) : MotifReader.read(Path.of(file));
    }

    private static Motif consensus(String word) throws UsageException {
        try {
            return new Consensus(new MotifName(word, ""), word);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--iupac " + word + ": " + e.getMessage());
        }
    }

    private static Background background(MotifChoice options) throws UsageException, IOException {
        String text = options.background();
        if (text.equals("uniform")) {
            return Background.uniform(Alphabet.DNA);
        }
        if (text.equals("input")) {
            return ofInput(options.sequences());
        }
        if (text.contains(",") && !Files.exists(Path.of(text))) {
            return ofNumbers(text);
        }
        return BackgroundReader.read(Path.of(text), Alphabet.DNA);
    }

    private static Background ofInput(List<String> files) throws IOException {
        try (TrackSource source = SequenceFiles.open(files, null, Alphabet.DNA)) {
            LetterCounts counts = LetterCounts.of(source, Alphabet.DNA);
            if (!counts.missing().isEmpty()) {
                throw new InputException(String.join(", ", files), "", "there is no " + counts.missing().charAt(0)
                        + ", so --background input cannot be used", "choose another --background");
            }
            return counts.background();
        }
    }

    private static Background ofNumbers(String text) throws UsageException {
        String[] parts = text.split(",", -1);
        try {
            double[] numbers = new double[parts.length];
            double total = 0;
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i].trim());
                total += numbers[i];
            }
            if (Math.abs(total - 1) > 0.01) {
                throw new UsageException("--background " + text + ": the four numbers add up to " + total + ", not to 1");
            }
            return Background.of(Alphabet.DNA, numbers);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--background takes uniform, input, a file or four numbers above 0 for A,C,G,T, not " + text);
        }
    }

    private static void sayUnreachable(MotifSearch search, MotifChoice options, Console console) {
        List<Integer> unreachable = search.unreachable();
        if (unreachable.isEmpty()) {
            return;
        }
        String names = unreachable.stream().limit(3).map(m -> search.name(m).id()).reduce((a, b) -> a + ", " + b).orElse("");
        String limit = Double.isNaN(options.score()) ? "p = " + DnaOptions.number(options.searchPvalue()) : DnaOptions.number(options.score()) + " bits";
        console.say(unreachable.size() + (unreachable.size() == 1 ? " motif" : " motifs") + " cannot reach " + limit
                + " and will have no hits: " + names + (unreachable.size() > 3 ? ", ..." : ""));
    }
}
