package org.convscan.format.fast5;

import io.jhdf.api.Group;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a file keeps its reads: FAST5 files of many reads have a group for each, those of one read spread it over the root.
 *
 * @param raw path of the group that has the dataset Signal
 * @param shared path of the group that has {@code channel_id}, {@code tracking_id} and {@code context_tags}
 * @param fallbackId the read's id when its attributes do not say
 */
record Layout(String raw, String shared, String fallbackId) {
    private static final String MANY = "read_";
    private static final Pattern EVENT_DETECTION = Pattern.compile("EventDetection_\\d+");

    static List<Layout> of(Group root) {
        List<Layout> places = new ArrayList<>();
        for (String name : names(root)) {
            if (name.startsWith(MANY)) {
                places.add(new Layout(name + "/Raw", name, name.substring(MANY.length())));
            }
        }
        if (places.isEmpty()) {
            addSingle(root, "Raw/Reads", places);
        }
        return places;
    }

    /** The reads of a file that has no raw signal, only what was computed from it. */
    static List<Layout> ofEvents(Group root) {
        List<Layout> places = new ArrayList<>();
        Group analyses = Nodes.group(root, "Analyses");
        for (String name : analyses == null ? List.<String>of() : names(analyses)) {
            if (places.isEmpty() && EVENT_DETECTION.matcher(name).matches()) {
                addSingle(root, "Analyses/" + name + "/Reads", places);
            }
        }
        return places;
    }

    private static void addSingle(Group root, String path, List<Layout> places) {
        Group reads = Nodes.group(root, path);
        for (String name : reads == null ? List.<String>of() : names(reads)) {
            places.add(new Layout(path + "/" + name, "UniqueGlobalKey", name));
        }
    }

    private static Collection<String> names(Group group) {
        return group.getChildren().keySet();
    }
}
