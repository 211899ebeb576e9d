package org.convscan.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.convscan.engine.Engine;
import org.convscan.engine.HitBuffer;
import org.convscan.engine.Scorer;
import org.convscan.engine.Tile;
import org.convscan.engine.lookup.LookupEngine;
import org.convscan.engine.ort.Device;
import org.convscan.engine.ort.OrtEngine;
import org.convscan.engine.reference.ReferenceEngine;
import org.convscan.kernel.Counts;
import org.convscan.kernel.Motif;
import org.convscan.kernel.MotifName;
import org.convscan.stats.MotifSearch;
import org.convscan.track.Alphabet;
import org.convscan.track.Symbols;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The engines' inner loops, exact rescoring included: random letters against random motifs of realistic widths, both strands,
 * p 1e-4. An operation is a kernel-position, so operations per nanosecond are 1e9 kernel-positions per second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScanBenchmark {
    private static final int COLUMNS = 1 << 16;
    private static final int MOTIFS = 400;

    @Param({"lookup", "lookup-plain", "ort", "reference"})
    public String engine;

    private Scorer scorer;
    private Tile tile;
    private final HitBuffer hits = new HitBuffer();

    @Setup
    public void prepare() {
        Random random = new Random(1);
        List<Motif> motifs = new ArrayList<>();
        for (int m = 0; m < MOTIFS; m++) {
            double[][] rows = new double[8 + random.nextInt(10)][4];
            for (double[] row : rows) {
                for (int a = 0; a < 4; a++) {
                    row[a] = Math.floor(Math.pow(random.nextDouble(), 3) * 200);
                }
            }
            motifs.add(new Counts(new MotifName("m" + m, ""), Alphabet.DNA, rows));
        }
        MotifSearch search = MotifSearch.of(motifs).build();
        long[] thresholds = new long[search.bank().size()];
        for (int k = 0; k < thresholds.length; k++) {
            thresholds[k] = search.tails().get(search.bank().motif(k)).threshold();
        }
        scorer = engine().scorer(search.bank(), thresholds);
        StringBuilder letters = new StringBuilder();
        random.ints(COLUMNS, 0, 4).forEach(code -> letters.append("ACGT".charAt(code)));
        tile = Tile.whole(Symbols.of("random", Alphabet.DNA, letters.toString()));
    }

    private Engine engine() {
        return switch (engine) {
            case "lookup" -> new LookupEngine();
            case "lookup-plain" -> LookupEngine.plain();
            case "ort" -> new OrtEngine(Device.CPU);
            default -> new ReferenceEngine();
        };
    }

    @Benchmark
    @OperationsPerInvocation(COLUMNS * MOTIFS * 2)
    public int scan() {
        hits.clear();
        scorer.scan(tile, hits);
        return hits.size();
    }
}
