package org.convscan.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.convscan.InputException;
import org.convscan.format.marks.PlaceFile;
import org.convscan.report.RankedTable;
import org.convscan.stats.PlaceMatching;
import org.convscan.stats.RankedCalls;
import org.convscan.stats.ScoredPlace;

/** Compares places on sequences with the true ones: precision, recall, and both at any threshold. */
final class PlaceJudge {
    private PlaceJudge() {}

    static void run(CommandLine line, Path truth, JudgedOutput out) throws UsageException, IOException {
        double share = OptionValues.probability(line, "overlap", 0.5);
        PlaceMatching matching = new PlaceMatching(share, line.hasOption("same-strand"), line.hasOption("same-name"));
        List<ScoredPlace> expected = PlaceFile.read(truth, null);
        if (expected.isEmpty()) {
            throw new InputException(truth.toString(), "", "no places", "the file is empty or holds comments only");
        }
        RankedTable table = RankedTable.ofPlaces(facts(matching));
        RankedTable curves = RankedTable.ofCurves(facts(matching), false);
        for (String hits : line.getArgList()) {
            RankedCalls calls = matching.judge(expected, PlaceFile.read(Path.of(hits), line.getOptionValue("column")));
            table.addPlaces(hits, calls);
            curves.addCurve(hits, calls, -1);
        }
        out.write(table, curves);
    }

    private static List<String> facts(PlaceMatching matching) {
        return List.of("convscan " + Version.text(), "a hit is right where it and a true place have " + matching.share()
                + " of the shorter one in common" + (matching.sameStrand() ? ", on the same strand" : "")
                + (matching.sameName() ? ", with the same name" : ""));
    }
}
