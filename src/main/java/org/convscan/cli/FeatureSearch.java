package org.convscan.cli;

import java.util.ArrayList;
import java.util.List;
import org.convscan.InputException;
import org.convscan.format.composite.CompositeFile;
import org.convscan.kernel.MotifName;
import org.convscan.report.FeatureLabels;
import org.convscan.scan.CompositeSearch;
import org.convscan.stats.Tail;

/**
 * What is looked for among the hits of motifs, and what it is called.
 *
 * @param composites null when the motifs' own hits are wanted
 */
record FeatureSearch(FeatureLabels labels, CompositeSearch composites) {
    /** @param file null when the motifs' own hits are wanted */
    static FeatureSearch of(List<MotifName> motifs, int[] widths, List<Tail> tails, CompositeFile file)
            throws InputException {
        List<MotifName> names = new ArrayList<>(motifs);
        if (file == null) {
            return new FeatureSearch(new FeatureLabels(names, tails), null);
        }
        var composites = file.composites(motifs);
        composites.forEach(composite -> names.add(new MotifName(composite.name(), "")));
        return new FeatureSearch(new FeatureLabels(names, tails), new CompositeSearch(widths, composites));
    }
}
