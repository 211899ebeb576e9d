package org.convscan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biojava.nbio.core.sequence.AccessionID;
import org.biojava.nbio.core.sequence.DNASequence;
import org.convscan.cli.TestHeart;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.format.fasta.Locations;
import org.convscan.format.fasta.Sequences;
import org.convscan.format.motif.MotifReader;
import org.convscan.format.nanopore.NanoporeReads;
import org.convscan.format.pore.PoreModel;
import org.convscan.format.pore.PoreModels;
import org.convscan.format.rawread.RawRead;
import org.convscan.format.recording.RecordingFiles;
import org.convscan.format.signal.Lead;
import org.convscan.format.signal.Recording;
import org.convscan.kernel.Motif;
import org.convscan.stats.Beat;
import org.convscan.stats.MotifHit;
import org.convscan.stats.MotifSearch;
import org.convscan.stats.Placement;
import org.convscan.stats.Variability;
import org.convscan.track.TrackSource;
import org.convscan.workflow.ecg.BeatSearch;
import org.convscan.workflow.ecg.EcgLeads;
import org.convscan.workflow.ecg.Heartbeats;
import org.convscan.workflow.nanopore.Query;
import org.convscan.workflow.nanopore.QuerySearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in docs/api.md are these, so they compile and do what they say. */
class ApiExampleTest {
    private static List<Interval> motifs(Path motifFile, DNASequence chromosome) throws IOException {
        // EXAMPLE
        List<Motif> motifs = MotifReader.read(motifFile); // MEME, JASPAR, TRANSFAC, HOMER or plain matrices
        MotifSearch search = MotifSearch.of(motifs).pvalue(1e-4).build(); // immutable: build once, scan many
        List<Interval> places = new ArrayList<>();
        try (TrackSource source = TrackSource.of(Sequences.of(chromosome))) { // or an htsjdk ReferenceSequence
            for (MotifHit hit : search.hits(source, new LookupEngine())) {
                if (hit.pvalue() < 1e-5 || hit.hit().bits() > 12) {
                    places.add(Locations.of(hit)); // an htsjdk Interval, named after the motif
                }
            }
        }
        // EXAMPLE END
        return places;
    }

    private static List<Double> beats(List<String> rates) throws IOException {
        // EXAMPLE
        Recording recording = RecordingFiles.open("test-data/ecg/simulated"); // WFDB, EDF or BDF; open(file, hertz) a table
        List<Double> certain = new ArrayList<>();
        try (BeatSearch search = BeatSearch.network().build()) { // or bank(), or network("my.onnx"): build once, search many
            Heartbeats found = search.beats(EcgLeads.all(recording)); // or first(recording), or named(recording, "V5")
            for (Beat beat : found.beats()) {
                if (beat.confidence() > 0.5) {
                    certain.add(beat.seconds()); // or beat.column(), the sample of the peak
                }
            }
            Variability heart = found.variability(); // found.intervals() has each RR interval
            rates.add(Math.round(heart.meanRate()) + " beats a minute, SDNN " + Math.round(heart.sdnn()) + " ms");
        }
        // EXAMPLE END
        return certain;
    }

    private static List<Double> stream(float[] first, float[] second) throws IOException {
        List<Double> times = new ArrayList<>();
        // EXAMPLE
        List<Lead> leads = List.of(new Lead("II", "mV"), new Lead("V1", "mV"));
        Recording own = Recording.of("patient 7", 360, leads, first, second); // samples as float[] or double[], one array a lead
        try (BeatSearch search = BeatSearch.bank().threads(1).build()) {
            search.scan(EcgLeads.all(own), beat -> times.add(beat.seconds()));
        }
        // EXAMPLE END
        return times;
    }

    private static List<String> queries(List<String> current) throws IOException {
        // EXAMPLE
        List<Query> queries = Query.read("test-data/nanopore/planted.fa"); // or List.of(Query.of("adapter", "GGCGTCTGCTTGGGTG"))
        PoreModel pore = PoreModels.named("r9.4-dna"); // or a table of words and levels
        List<String> places = new ArrayList<>();
        List<String> files = List.of("test-data/nanopore/planted.blow5"); // FAST5, POD5, SLOW5, BLOW5, or folders of them
        try (QuerySearch search = QuerySearch.of(queries, pore).pvalue(1e-3).build(); // immutable: build once, search many
                NanoporeReads reads = NanoporeReads.open(files, false, System.err::println)) {
            for (Placement hit : search.hits(reads)) {
                places.add(hit.line() + " " + hit.pattern() + hit.strand().symbol() + " " + hit.place().start() + "-" + hit.place().end());
            }
        }
        // EXAMPLE END
        // EXAMPLE
        try (NanoporeReads reads = NanoporeReads.open(files, true, System.err::println)) { // strict: what cannot be used is an error
            for (RawRead read = reads.nextRead(); read != null; read = reads.nextRead()) {
                float[] picoamperes = read.picoamperes(); // a copy; read.hertz() of them are a second
                current.add(read.id() + " " + picoamperes.length);
            }
        }
        // EXAMPLE END
        return places;
    }

    @Test
    void theFirstExampleFindsTheSitesOnBothStrands(@TempDir Path folder) throws Exception {
        // Seven positions of log2((100 + 0.025) / (100 + 0.1) / 0.25) = 1.9989 bits: 13.99, above 12; p is 4^-7 = 6.1e-05.
        Path motifs = folder.resolve("motifs.jaspar");
        Files.writeString(motifs, """
                >AP1 JUN
                A [ 0 0 100 0 0 0 100 ]
                C [ 0 0 0 100 0 100 0 ]
                G [ 0 100 0 0 0 0 0 ]
                T [ 100 0 0 0 100 0 0 ]
                """);
        DNASequence chromosome = new DNASequence("AATGACTCANNTGAGTCAGG");
        chromosome.setAccession(new AccessionID("chrI"));
        List<Interval> places = motifs(motifs, chromosome);
        assertEquals(2, places.size());
        // TGACTCA at letters 3 to 9, and as TGAGTCA on the other strand at 12 to 18, counted from 1.
        assertEquals("chrI:3-9\t+\tAP1", places.get(0).toString());
        assertEquals("chrI:12-18\t-\tAP1", places.get(1).toString());
    }

    @Test
    void theExampleOfHeartbeatsSaysTheRateOfTheSimulatedRecording() throws Exception {
        List<String> rates = new ArrayList<>();
        List<Double> certain = beats(rates);
        // make.py beside the recording put 73 beats into it, four of them early.
        assertTrue(certain.size() > 60 && certain.size() <= 73, certain.toString());
        // Of the 72 true intervals in simulated.atr, 65 differ from the median of the eleven around them by a fifth at most: a script in
        // Python gave 60 / 72.9245 s for their mean and 47.026 ms for their standard deviation.
        assertEquals(List.of("73 beats a minute, SDNN 47 ms"), rates);
        assertTrue(page().contains("\n" + rates.get(0) + "\n"));
    }

    @Test
    void theExampleOfSamplesInMemoryFindsTheBeatsThatWerePutThere() throws Exception {
        TestHeart heart = new TestHeart(360, 60, 75, 1);
        List<Double> found = stream(heart.values(), new TestHeart(360, 60, 75, 1).times(-0.5f).values());
        assertEquals(heart.beats().size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(heart.beats().get(i), found.get(i), 0.01);
        }
    }

    @Test
    void theExampleOfReadsFindsWhatIsPlantedInThem() throws Exception {
        List<String> current = new ArrayList<>();
        Map<String, int[]> found = new TreeMap<>();
        for (String place : queries(current)) {
            String[] words = place.split(" ");
            String[] samples = words[2].split("-");
            found.put(words[0] + words[1], new int[] {Integer.parseInt(samples[0]), Integer.parseInt(samples[1])});
        }
        // planted.py wrote down what it put where; the second barcode in one of the reads is not asked for: one place a query and read.
        List<String[]> planted = Files.readAllLines(Path.of("test-data/nanopore/planted.tsv")).stream().map(line -> line.split("\t"))
                .filter(row -> row[0].equals("planted.blow5") && !row[4].equals("4715")).toList();
        assertEquals(7, planted.size());
        assertEquals(planted.stream().map(row -> row[1] + row[2] + row[3]).sorted().toList(), List.copyOf(found.keySet()));
        for (String[] row : planted) {
            // Three letters of nine samples: a word at an end may look like its neighbours.
            assertEquals(Integer.parseInt(row[4]), found.get(row[1] + row[2] + row[3])[0], 27);
            assertEquals(Integer.parseInt(row[5]), found.get(row[1] + row[2] + row[3])[1], 27);
        }
        assertEquals(8, current.size());
    }

    @Test
    void theDocumentedExamplesAreThoseThatRun() throws IOException {
        String code = Files.readString(Path.of("src/test/java/org/convscan/ApiExampleTest.java"));
        List<String> shown = all(page(), "(?s)```java\n(.*?)```");
        assertEquals(all(code, "(?s) // EXAMPLE\n(.*?) // EXAMPLE END\n"), shown);
        assertEquals(5, shown.size());
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/api.md"));
    }

    private static List<String> all(String text, String expression) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(expression).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1).replaceAll("\\s+", " ").strip());
        }
        return found;
    }
}
