package org.convscan.workflows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pipelines of workflows/, run by Nextflow on the data that comes with the project. */
final class WorkflowsTest {
    private static final Path WORKFLOWS = Path.of("workflows").toAbsolutePath();

    private static final Path TESTS = Path.of("src/test/nextflow").toAbsolutePath();

    /** What the runs leave behind stays for a look until the next build. */
    private static final Path FOLDER = Path.of("target/workflows").toAbsolutePath();

    private static Nextflow nextflow;

    @BeforeAll
    static void resolve() throws Exception {
        if (Files.exists(FOLDER)) {
            try (Stream<Path> old = Files.walk(FOLDER)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(FOLDER);
        nextflow = Nextflow.in(FOLDER);
    }

    /**
     * The genome has 74,001 bases (its .fai: 40,000 + 25,000 + 9,001); profile test takes shards of 20,000: 4 of them, and one merge.
     */
    @Test
    void dnaInShardsWithATaskKilledIsByteForByteOneRun() throws Exception {
        Files.writeString(FOLDER.resolve("kill-one"), "");
        run("dna.nf", "first.trace", "--dna_args", "--qvalues motif");
        Map<String, List<String>> tasks = trace("first.trace");
        assertEquals(5, tasks.get("CONVSCAN_DNA").size(), tasks.toString());
        assertEquals(1, tasks.get("CONVSCAN_DNA").stream().filter("FAILED 137"::equals).count(), tasks.toString());
        assertEquals(4, tasks.get("CONVSCAN_DNA").stream().filter("COMPLETED 0"::equals).count(), tasks.toString());
        assertEquals(List.of("COMPLETED 0"), tasks.get("CONVSCAN_MERGE"));

        Path gathered = FOLDER.resolve("results/genome/genome.bed.gz");
        for (Path whole : unsharded()) {
            assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(gathered.resolveSibling(whole.getFileName())), whole.toString());
        }

        run("dna.nf", "second.trace", "--dna_args", "--qvalues motif", "-resume");
        trace("second.trace").forEach((process, ends) ->
                assertTrue(ends.stream().allMatch("CACHED 0"::equals), process + " " + ends));
        assertEquals(4, trace("second.trace").get("CONVSCAN_DNA").size());
    }

    @Test
    void aSheetThatIsWrongIsOneLineAndNothingRuns() throws Exception {
        Path sheet = Files.writeString(FOLDER.resolve("missing.csv"), "sample,sequences\ngenome,genome.fa\n");
        Nextflow.Ended ended = nextflow.run("-q", "run", WORKFLOWS.resolve("dna.nf").toString(), "--input", sheet.toString());
        assertEquals(1, ended.code());
        assertEquals(List.of(sheet + ": line 1: column 'motifs' is missing (columns: sample,sequences,motifs,regions)"), ended.lines());
    }

    @Test
    void eachMistakeInASheetIsNamedWithItsPlace() throws Exception {
        Path sheets = Files.createDirectories(FOLDER.resolve("sheets"));
        Files.writeString(sheets.resolve("a.fa"), ">a\nACGT\n");
        Map<String, String> told = new TreeMap<>();
        sheet(told, "good", "\uFEFFsample,sequences,motifs\r\none,a.fa,a.fa\r\n\ntwo,\"a.fa\",a.fa\n", "[one, two]");
        sheet(told, "columns", "sample,sequences,motifs,genome\n", ": line 1: column 'genome' is not known (columns: sample,sequences,motifs,regions,run)");
        sheet(told, "doubled", "sample,sequences,motifs,motifs\n", ": line 1: a column is named twice");
        sheet(told, "empty", "", ": line 1: column 'sample' is missing (columns: sample,sequences,motifs,regions,run)");
        sheet(told, "fields", "sample,sequences,motifs\none,a.fa\n", ": line 2: 2 fields, but the header has 3");
        sheet(told, "folder", "sample,sequences,motifs,run\none,a.fa,a.fa,a.fa\n", ": line 2: column 'run': a.fa is a file, not a folder");
        sheet(told, "gone", "sample,sequences,motifs\none,a.fa,b.meme\n", ": line 2: column 'motifs': no such file: b.meme");
        sheet(told, "header", "sample,sequences,motifs\n", ": no samples under the header");
        sheet(told, "name", "sample,sequences,motifs\n../one,a.fa,a.fa\n",
                ": line 2: column 'sample': '../one' must be letters, digits, '.', '_' and '-' only, for it names files");
        sheet(told, "nothing", "sample,sequences,motifs\none,,a.fa\n", ": line 2: column 'sequences' is empty");
        sheet(told, "twice", "sample,sequences,motifs\none,a.fa,a.fa\none,a.fa,a.fa\n", ": sample 'one' is there 2 times: each needs a name of its own");
        Nextflow.Ended ended = nextflow.run("-q", "run", TESTS.resolve("sheets.nf").toString(), "--sheets", sheets.toString());
        assertEquals(List.copyOf(told.values()), ended.lines());
    }

    private static void sheet(Map<String, String> told, String name, String text, String message) throws IOException {
        Files.writeString(FOLDER.resolve("sheets").resolve(name + ".csv"), text);
        told.put(name + ".csv", message.startsWith(":") ? name + ".csv" + message : message);
    }

    /** Two batches of a recording each: one of 67,500 bytes and a header, in two shards of 40,000 at most, and the first half of it, in one. */
    @Test
    void ecgInBatchesAndShardsIsOneRun() throws Exception {
        Path records = Files.createDirectories(FOLDER.resolve("records"));
        Files.copy(Path.of("test-data/ecg/simulated.dat"), records.resolve("simulated.dat"));
        String header = Files.readString(Path.of("test-data/ecg/simulated.hea"));
        Files.writeString(records.resolve("simulated.hea"), header);
        Files.writeString(records.resolve("again.hea"), header.replaceAll("(?m)^simulated", "again").replace(" 15000\n", " 7500\n"));
        Files.write(records.resolve("again.dat"), Arrays.copyOf(Files.readAllBytes(records.resolve("simulated.dat")), 67_500 / 2));
        Path sheet = Files.writeString(FOLDER.resolve("ecg.csv"), "sample,records\nholter,records\n");
        run("ecg.nf", "ecg.trace", "--input", sheet.toString(), "--records_per_task", "1", "--shard_bytes", "40000");
        assertEquals(List.of("COMPLETED 0", "COMPLETED 0", "COMPLETED 0"), trace("ecg.trace").get("CONVSCAN_ECG"));
        assertEquals(List.of("COMPLETED 0"), trace("ecg.trace").get("CONVSCAN_MERGEBEATS"));
        Nextflow.Ended whole = nextflow.convscan(records, "ecg", "--format", "tsv", "-o", "holter.beats.tsv", "--intervals",
                "holter.intervals.tsv", "again", "simulated");
        assertEquals(0, whole.code(), whole.text());
        Path results = FOLDER.resolve("results/holter");
        assertEquals(rows(records.resolve("holter.beats.tsv")), rows(results.resolve("holter.beats.tsv")));
        assertEquals(rows(records.resolve("holter.intervals.tsv")), rows(results.resolve("holter.intervals.tsv")));
        assertEquals(rows(records.resolve("holter.intervals.summary.tsv")), rows(results.resolve("holter.summary.tsv")));
        for (int batch = 1; batch <= 2; batch++) {
            assertTrue(Files.exists(results.resolve("multiqc/holter." + batch + "of2_mqc.json")));
        }
    }

    private static List<String> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static String last(Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        return lines.get(lines.size() - 1);
    }

    /**
     * Stubs: what is scattered and gathered, without any work. Of the 27 headers of test-data/wfdb five are segments of fixed.hea and
     * variable.hea (their lists name part1, part2, layout, left and part2b): 22 recordings, in two batches of 11.
     */
    @Test
    void ecgAndNanoporeScatterAndGatherAsStubs() throws Exception {
        Path sheet = Files.writeString(FOLDER.resolve("stubs.csv"), "sample,records\nwfdb," + Path.of("test-data/wfdb").toAbsolutePath() + "\n");
        run("ecg.nf", "stubs.trace", "-stub", "--input", sheet.toString(), "--records_per_task", "11");
        assertEquals(2, trace("stubs.trace").get("CONVSCAN_ECG").size());
        run("nanopore.nf", "nanopore-stubs.trace", "-stub");
        assertEquals(List.of("COMPLETED 0"), trace("nanopore-stubs.trace").get("READS_DEMULTIPLEX"));
    }

    /**
     * Which queries were put into which reads stands in test-data/nanopore/planted.tsv. The file has 72,528 bytes; profile test takes
     * shards of 30,000: 3 of them, and one merge. As many of the same in a folder with two small files more, 78,637 bytes.
     */
    @Test
    void nanoporeGivesEachReadToAQueryThatWasPutIntoIt() throws Exception {
        Path data = Path.of("test-data/nanopore").toAbsolutePath();
        Path folder = sequenced(data);
        Path sheet = Files.writeString(FOLDER.resolve("nanopore.csv"), "sample,run,queries\nplanted," + data.resolve("planted.blow5") + ","
                + data.resolve("planted.fa") + "\nfolder," + folder + "," + data.resolve("planted.fa") + "\n");
        run("nanopore.nf", "nanopore.trace", "--input", sheet.toString());
        assertEquals("{CONVSCAN_MERGEREADS=[COMPLETED 0, COMPLETED 0], CONVSCAN_NANOPORE=[COMPLETED 0, COMPLETED 0, COMPLETED 0, COMPLETED 0, "
                + "COMPLETED 0, COMPLETED 0], READS_DEMULTIPLEX=[COMPLETED 0, COMPLETED 0]}", trace("nanopore.trace").toString());
        Set<String> planted = new TreeSet<>();
        Set<String> reads = new TreeSet<>();
        for (String line : rows(Path.of("test-data/nanopore/planted.tsv"))) {
            String[] fields = line.split("\t");
            if (fields[0].equals("planted.blow5")) {
                planted.add(fields[1] + " " + fields[2]);
                reads.add(fields[1]);
            }
        }
        Path results = FOLDER.resolve("results/planted");
        List<String> owners = rows(results.resolve("planted.assignments.tsv"));
        Set<String> owned = new TreeSet<>();
        for (String line : owners.subList(1, owners.size())) {
            String[] fields = line.split("\t");
            assertTrue(planted.contains(fields[0] + " " + fields[1]), line);
            owned.add(fields[0]);
        }
        assertEquals(reads, owned);
        Path whole = Files.createDirectories(FOLDER.resolve("reads"));
        for (String file : List.of("planted.blow5", "planted.fa")) {
            Files.copy(Path.of("test-data/nanopore", file), whole.resolve(file));
        }
        assertEquals(0, nextflow.convscan(whole, "nanopore", "--query", "planted.fa", "-o", "whole.tsv", "planted.blow5").code());
        assertEquals(rows(whole.resolve("whole.tsv")), rows(results.resolve("planted.hits.tsv")));
        // What comes of all shards' q-values and last lines, too.
        assertEquals(last(whole.resolve("whole.tsv")), last(results.resolve("planted.hits.tsv")));
        assertEquals(0, nextflow.convscan(whole, "nanopore", "--query", "planted.fa", "-o", "folder.tsv", folder.toString()).code());
        Path merged = FOLDER.resolve("results/folder/folder.hits.tsv");
        assertEquals(rows(whole.resolve("folder.tsv")), rows(merged));
        assertEquals(last(whole.resolve("folder.tsv")), last(merged));
        assertEquals("[1 of 3, 2 of 3, 2 of 3]", given().toString());
    }

    /** A run's folder: files of one name in folders, as MinKNOW's of barcodes are. */
    private static Path sequenced(Path data) throws IOException {
        Path folder = FOLDER.resolve("it's a run");
        for (Map.Entry<String, String> file : Map.of("zlib.blow5", "barcode01", "planted.blow5", "barcode02", "none.blow5", "barcode03").entrySet()) {
            Files.copy(data.resolve(file.getKey()), Files.createDirectories(folder.resolve(file.getValue())).resolve("reads.blow5"));
        }
        return folder;
    }

    /** How many files of the folder each of its tasks was given: by its bytes, shard 1 has 2,631 + 23,582, shard 2 some of the second, 3 the rest. */
    private static List<String> given() throws IOException {
        List<String> given = new ArrayList<>();
        try (Stream<Path> all = Files.find(FOLDER.resolve("work"), 3, (path, attributes) -> path.endsWith("it's a run"))) {
            for (Path run : all.toList()) {
                try (Stream<Path> files = Files.find(run, 2, (path, attributes) -> path.endsWith("reads.blow5"))) {
                    List<Path> layout = files.toList();
                    given.add(layout.stream().filter(Files::isSymbolicLink).count() + " of " + layout.size());
                }
            }
        }
        given.sort(null);
        return given;
    }

    /** r1: a has 6 at best, b 3.5, so a is clearly ahead; r2: 5 against 4.5 is less than the margin of 1; r3 has b alone. */
    @Test
    void modulesThatNoPipelineUsesRunOnTheProjectsData() throws Exception {
        Path hits = Files.writeString(FOLDER.resolve("reads.tsv"), "# made for this test\nread_id\tquery\tscore\n"
                + "r1\ta\t5\nr1\tb\t3.5\nr2\ta\t5\nr2\tb\t4.5\nr3\tb\t2\nr1\ta\t6\n");
        Nextflow.Ended ended = nextflow.run("-q", "-C", TESTS.resolve("modules.config").toString(), "run", TESTS.resolve("modules.nf").toString(),
                "--data", Path.of("test-data").toAbsolutePath().toString(), "--hits", hits.toString(), "--outdir", "modules",
                "-with-trace", "modules.trace");
        assertEquals(0, ended.code(), ended.text());
        assertEquals(9, trace("modules.trace").size());
        assertTrue(Files.exists(FOLDER.resolve("modules/variants.annotated.vcf.gz")));
        assertEquals("read_id\tquery\tscore\tnext_score\nr1\ta\t6\t3.5\nr2\tunclassified\t5\t4.5\nr3\tb\t2\t.\n",
                Files.readString(FOLDER.resolve("modules/run/run.assignments.tsv")));
        Path direct = Files.createDirectories(FOLDER.resolve("direct"));
        for (String file : List.of("beats.det", "beats.hea")) {
            Files.copy(Path.of("test-data/wfdb", file), direct.resolve(file));
        }
        Files.copy(Path.of("test-data/wfdb/beats.atr"), Files.createDirectories(direct.resolve("truth")).resolve("beats.atr"));
        assertEquals(0, nextflow.convscan(direct, "evaluate", "--truth", "truth", "-o", "table.tsv", "beats.det").code());
        assertEquals(Files.readString(direct.resolve("table.tsv")), Files.readString(FOLDER.resolve("modules/beats.evaluation.tsv")));
    }

    /** Settings for schedulers that are not here can only be read: all profiles, and what they set. */
    @Test
    void everyProfileParses() throws Exception {
        Nextflow.Ended ended = nextflow.run("config", WORKFLOWS.toString(), "-show-profiles", "-flat");
        assertEquals(0, ended.code(), ended.text());
        for (String profile : List.of("local", "conda", "docker", "singularity", "gpu", "slurm", "awsbatch", "k8s", "test")) {
            assertTrue(ended.text().contains("profiles." + profile + "."), profile);
        }
        assertTrue(ended.text().contains("profiles.slurm.process.executor = 'slurm'"), ended.text());
    }

    private static void run(String pipeline, String trace, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-q", "run", WORKFLOWS.resolve(pipeline).toString(), "-profile", "test",
                "-with-trace", trace));
        arguments.addAll(Arrays.asList(more));
        if (!arguments.contains("--input")) {
            arguments.addAll(List.of("--input", WORKFLOWS.resolve("assets/" + pipeline.replace(".nf", ".csv")).toString()));
        }
        Nextflow.Ended ended = nextflow.run(arguments.toArray(String[]::new));
        assertEquals(0, ended.code(), ended.text());
    }

    /** Status and exit code of each task, by process, from Nextflow's trace file. */
    private static Map<String, List<String>> trace(String name) throws IOException {
        List<String> lines = Files.readAllLines(FOLDER.resolve(name));
        List<String> header = List.of(lines.get(0).split("\t"));
        Map<String, List<String>> tasks = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t");
            String process = fields[header.indexOf("name")].split(" ")[0];
            String end = fields[header.indexOf("status")] + " " + fields[header.indexOf("exit")];
            tasks.computeIfAbsent(process, p -> new ArrayList<>()).add(end);
        }
        return tasks;
    }

    /** The same scan in one piece, in a folder where files have the names that a task sees: all that it writes but pages. */
    private static List<Path> unsharded() throws Exception {
        Path whole = Files.createDirectories(FOLDER.resolve("whole"));
        for (String file : List.of("dna/genome.fa", "dna/genome.fa.fai", "motifs/example.meme")) {
            Path from = Path.of("test-data", file);
            Files.copy(from, whole.resolve(from.getFileName()));
        }
        Nextflow.Ended ended = nextflow.convscan(whole, "dna", "--motifs", "example.meme", "--qvalues", "motif", "--threads", "2",
                "--device", "cpu", "--matrix", "genome.mtx", "--multiqc", "genome_mqc.json", "--output", "genome.bed.gz", "genome.fa");
        assertEquals(0, ended.code(), ended.text());
        return Stream.of("genome.bed.gz", "genome.bed.gz.tbi", "genome.mtx", "genome.mtx.rows.tsv", "genome.mtx.columns.tsv",
                "genome_mqc.json", "genome_motifs_mqc.json").map(whole::resolve).toList();
    }
}
