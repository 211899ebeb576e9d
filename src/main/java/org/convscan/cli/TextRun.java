package org.convscan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.convscan.InputException;
import org.convscan.coord.Strand;
import org.convscan.format.composite.CompositeFile;
import org.convscan.format.fasta.SequenceFiles;
import org.convscan.format.fasta.SequenceSource;
import org.convscan.kernel.FixedPoint;
import org.convscan.kernel.KernelBank;
import org.convscan.kernel.LogOdds;
import org.convscan.kernel.MotifName;
import org.convscan.report.Provenance;
import org.convscan.scan.Scan;
import org.convscan.track.Alphabet;

/**
 * One run of {@code text}. The alphabet is the bytes of the words; a word is a kernel that counts how many of its bytes agree, and
 * all must. Each file is one line, whose columns are bytes.
 */
final class TextRun {
    private static final int MOST_LETTERS = 120;

    private final TextOptions options;
    private final Console console;
    private final EngineChoice choice;
    private final CompositeFile composites;
    private final List<String> words;

    TextRun(TextOptions options, Console console) throws UsageException, IOException {
        this.options = options;
        this.console = console;
        this.choice = EngineChoice.of(options.engine(), options.device(), console);
        this.composites = options.composite() == null ? null : CompositeFile.read(Path.of(options.composite()));
        Set<String> all = new LinkedHashSet<>(options.words());
        all.addAll(composites == null ? List.of() : composites.words());
        this.words = List.copyOf(all);
    }

    void run() throws UsageException, IOException {
        Alphabet alphabet = alphabet();
        List<LogOdds> kernels = kernels(alphabet);
        int[] widths = kernels.stream().mapToInt(LogOdds::width).toArray();
        FeatureSearch search = FeatureSearch.of(kernels.stream().map(LogOdds::name).toList(), widths, List.of(), composites);
        try (FeatureOutput output = new FeatureOutput(search, options.format(), options.output(), (line, place) -> true, console);
                SequenceSource source = SequenceFiles.text(options.files(), console.in(), alphabet)) {
            output.run(scan(kernels), source, provenance(), choice.sentence(),
                    () -> source.lines() + " texts, " + source.columns() + " bytes, digest " + source.digest());
        }
    }

    private Scan scan(List<LogOdds> kernels) {
        long[] thresholds = kernels.stream().mapToLong(kernel -> kernel.width() * FixedPoint.ONE).toArray();
        return Scan.of(KernelBank.of(kernels, List.of(Strand.FORWARD)), thresholds, choice.engine())
                .withThreads(options.threads())
                .withTileColumns(options.tileColumns());
    }

    private Alphabet alphabet() throws UsageException {
        String letters = words.stream().flatMapToInt(word -> bytes(word).chars()).distinct().sorted()
                .mapToObj(Character::toString).collect(Collectors.joining());
        if (letters.isEmpty() || letters.length() > MOST_LETTERS) {
            throw new UsageException("the words hold " + letters.length() + " different bytes, not 1 to " + MOST_LETTERS
                    + ": give fewer words at a time");
        }
        return Alphabet.text(letters, options.ignoreCase());
    }

    private List<LogOdds> kernels(Alphabet alphabet) throws UsageException, InputException {
        List<LogOdds> kernels = new ArrayList<>();
        for (String word : words) {
            if (word.isEmpty()) {
                throw new InputException(options.composite(), "words", "a word needs at least one letter", "");
            }
            if (bytes(word).length() > FixedPoint.WIDEST) {
                throw new UsageException("a word has at most " + FixedPoint.WIDEST + " bytes: " + word.substring(0, 20) + "...");
            }
            kernels.add(LogOdds.word(new MotifName(word, ""), alphabet, bytes(word)));
        }
        return kernels;
    }

    /** The word's bytes in UTF-8, as characters. */
    private String bytes(String word) {
        String bytes = new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return options.ignoreCase() ? asciiLowerCase(bytes) : bytes;
    }

    private static String asciiLowerCase(String bytes) {
        return bytes.chars().map(c -> c < 0x80 ? Character.toLowerCase(c) : c).mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Provenance provenance() throws IOException {
        List<Map.Entry<String, String>> facts = composites == null ? List.of() : DnaMotifs.facts("composites",
                List.of(options.composite()));
        return new Provenance(Version.text(), options.canonical(), choice.fact(options.threads()), facts, "");
    }
}
