package org.convscan.format.composite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.InputException;
import org.convscan.format.yaml.YamlValue;
import org.convscan.scan.Composite;

/** The gaps of one composite: "0..15" or "1" for all of them, or a list with one for each. */
final class Gaps {
    private static final Pattern FORM = Pattern.compile("(-?[0-9]{1,7})(?:\\.\\.(-?[0-9]{1,7}))?");

    private Gaps() {}

    static List<Composite.Gap> of(YamlValue entry, int count, boolean anyOrder) throws InputException {
        YamlValue value = entry.optional("gap").orElse(null);
        if (value == null) {
            return Collections.nCopies(count, new Composite.Gap(0, 0));
        }
        if (!value.isList()) {
            return Collections.nCopies(count, gap(value));
        }
        List<Composite.Gap> gaps = new ArrayList<>();
        for (YamlValue item : value.list()) {
            gaps.add(gap(item));
        }
        if (gaps.size() != count) {
            throw value.wrong("there are " + gaps.size() + " gaps between " + (count + 1) + " parts", "give one, or " + count);
        }
        if (anyOrder && gaps.stream().distinct().count() > 1) {
            throw value.wrong("with 'order: either' one gap holds between all parts", "give one gap");
        }
        return gaps;
    }

    private static Composite.Gap gap(YamlValue value) throws InputException {
        Matcher matcher = FORM.matcher(value.text());
        if (matcher.matches()) {
            int least = Integer.parseInt(matcher.group(1));
            int most = matcher.group(2) == null ? least : Integer.parseInt(matcher.group(2));
            if (least <= most && Math.max(-least, most) <= Composite.WIDEST_GAP) {
                return new Composite.Gap(least, most);
            }
        }
        throw value.wrong("'" + value.text() + "' is no gap", "columns between two parts, up to " + Composite.WIDEST_GAP
                + ", as in 0..15; below 0 they overlap");
    }
}
