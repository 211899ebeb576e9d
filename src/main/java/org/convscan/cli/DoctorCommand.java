package org.convscan.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.convscan.engine.Engine;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.Devices;
import org.convscan.engine.ort.OrtEngine;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Counts;
import org.convscan.kernel.MotifName;
import org.convscan.scan.Hit;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;

/** Says what this machine offers, what exactly is missing for more, and whether every engine finds the same. */
final class DoctorCommand implements Command {
    private static final int BASES = 200_000;

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public String summary() {
        return "tells what this machine offers and what a GPU is missing, and tests every engine";
    }

    @Override
    public String arguments() {
        return "";
    }

    @Override
    public Options options() {
        return OptionValues.everywhere();
    }

    @Override
    public String examples() {
        return """
                ./convscan doctor
                """;
    }

    @Override
    public void run(CommandLine line, Console console) throws UsageException, IOException {
        if (!line.getArgList().isEmpty()) {
            throw new UsageException("'doctor' takes no arguments");
        }
        PrintStream out = console.out();
        row(out, "convscan", Version.text());
        row(out, "Java", System.getProperty("java.vm.name") + " " + Runtime.version());
        row(out, "processors", Runtime.getRuntime().availableProcessors() + " (" + System.getProperty("os.arch") + ")");
        row(out, "memory for Java", Runtime.getRuntime().maxMemory() / (1 << 20) + " MB");
        row(out, "lookup engine", new LookupEngine().description());
        Devices.Availability runtime = Devices.processor();
        row(out, "ONNX Runtime", runtime.sentence());
        Devices.Availability cuda = Devices.cuda(0);
        row(out, "CUDA", cuda.sentence());
        for (Devices.Piece piece : Devices.pieces()) {
            String where = piece.path().map(Object::toString).orElse(piece.required() ? "missing" : "missing, not needed");
            row(out, "  " + piece.what(), piece.file() + ": " + where);
        }
        selfTest(out, runtime, cuda);
    }

    private static void row(PrintStream out, String name, String value) {
        out.println(String.format(Locale.ROOT, "%-26s%s", name, value));
    }

    /** Every engine scans the same made-up sequence; the reference says what is right. */
    private static void selfTest(PrintStream out, Devices.Availability runtime, Devices.Availability cuda) throws IOException {
        MotifSearch search = search();
        Symbols sequence = sequence();
        List<Hit> right = hits(search, sequence, new ReferenceEngine());
        List<Engine> engines = new ArrayList<>(List.of(new ReferenceEngine(), new LookupEngine(), LookupEngine.plain()));
        if (runtime.usable()) {
            engines.add(new OrtEngine(Device.CPU));
        }
        if (cuda.usable()) {
            engines.add(new OrtEngine(new Device(0)));
        }
        boolean fine = true;
        for (Engine engine : engines) {
            long start = System.nanoTime();
            boolean same = hits(search, sequence, engine).equals(right);
            double seconds = (System.nanoTime() - start) / 1e9;
            row(out, "self-test", String.format(Locale.ROOT, "%-34s %s, %d hits, %.2f s",
                    engine.description(), same ? "right" : "WRONG", right.size(), seconds));
            fine &= same;
        }
        if (!fine) {
            throw new IOException("an engine found something else than the reference: please report the lines above");
        }
    }

    private static List<Hit> hits(MotifSearch search, Symbols sequence, Engine engine) throws IOException {
        List<Symbols> rest = new ArrayList<>(List.of(sequence));
        return search.scan(engine).hits(columns -> rest.isEmpty() ? null : rest.remove(0));
    }

    private static MotifSearch search() {
        Random random = new Random(1);
        List<Counts> motifs = new ArrayList<>();
        for (int m = 0; m < 40; m++) {
            double[][] rows = new double[6 + random.nextInt(14)][4];
            for (double[] row : rows) {
                for (int a = 0; a < 4; a++) {
                    row[a] = Math.floor(Math.pow(random.nextDouble(), 3) * 100);
                }
            }
            motifs.add(new Counts(new MotifName("random" + m, ""), Alphabet.DNA, rows));
        }
        return MotifSearch.of(motifs).build();
    }

    private static Symbols sequence() {
        StringBuilder letters = new StringBuilder();
        new Random(2).ints(BASES, 0, 400).forEach(n -> letters.append(n == 0 ? 'N' : "ACGT".charAt(n & 3)));
        return Symbols.of("random", Alphabet.DNA, letters.toString());
    }
}
