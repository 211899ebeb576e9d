package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BeatReportTest {
    private static final int ROOM = 1 << 20;

    /** Five minutes at 250 Hz: 75,000 columns. */
    private static SimulatedRecording recording() {
        return new SimulatedRecording(250, 300);
    }

    private static String data(String page, String id) {
        Matcher matcher = Pattern.compile("id=\"" + id + "\">([^<]*)</script>").matcher(page);
        assertTrue(matcher.find(), id);
        return matcher.group(1);
    }

    @Test
    void thePageDoesNotDependOnHowTheSamplesAreFed() throws Exception {
        String page = recording().page("r", 75_000, ROOM, ROOM);
        assertEquals(page, recording().page("r", 1_000, ROOM, ROOM));
        assertEquals(page, recording().page("r", 1, ROOM, ROOM));
    }

    @Test
    void theBeatsAreInThePage() throws Exception {
        SimulatedRecording recording = recording();
        long[] columns = PackedNumbersTest.unpack(data(recording.page("r", 5_000, ROOM, ROOM), "beats"));
        assertEquals(recording.beats().size(), columns.length);
        for (int i = 0; i < columns.length; i++) {
            assertEquals(recording.beats().get(i).column(), columns[i]);
        }
    }

    /** Gaps of the simulation: columns 30,001 to 30,749 are missing, 52,501 to 53,999 flat. */
    @Test
    void gapsAndFiguresAreInThePage() throws Exception {
        String page = recording().page("r", 5_000, ROOM, ROOM);
        assertEquals(List.of(30_001L, 30_750L, 52_501L, 54_000L),
                java.util.Arrays.stream(PackedNumbersTest.unpack(data(page, "gaps"))).boxed().toList());
        assertTrue(page.contains("<dt>Usable signal</dt><dd>97.0%</dd>"), page.substring(page.indexOf("Usable signal"), page.indexOf("Usable signal") + 60));
        assertTrue(page.contains("<th scope=\"row\">Intervals left out at gaps</th><td>2</td>"));
        assertTrue(page.contains("<dt>Duration</dt><dd>0:05:00</dd>"));
    }

    /** The simulation rounds to 0.005 mV, and steps are 0.002 mV or less. */
    @Test
    void aShortRecordingIsDrawnSampleBySample() throws Exception {
        String page = recording().page("r", 5_000, ROOM, ROOM);
        assertTrue(page.contains("MLII is drawn sample by sample, in steps of 0.002 mV."));
        long[] steps = PackedNumbersTest.unpack(data(page, "firsts-0"));
        assertEquals(75_000, steps.length);
        assertEquals(Envelope.MISSING, steps[30_001]);
        assertEquals(steps[53_000], steps[53_001]);
        assertEquals("", data(page, "rises-0"));
    }

    /** 75,000 columns of two leads in 8,192 pairs of extremes: 16 columns each with 4,688 pairs is too many, 32 with 2,344 is not. */
    @Test
    void aLongRecordingIsDrawnByExtremes() throws Exception {
        String page = recording().page("r", 5_000, 8_192, ROOM);
        assertTrue(page.contains("MLII is drawn by the smallest and the greatest of every 32 samples (7.81 such pairs a second)"));
        assertEquals(2_344, PackedNumbersTest.unpack(data(page, "firsts-0")).length);
    }

    @Test
    void thePageStaysWithinItsRoom() throws Exception {
        for (int room : new int[] {100_000, 20_000, 3_000}) {
            String page = recording().page("r", 5_000, ROOM, room);
            int size = 0;
            for (int lead = 0; lead < 2; lead++) {
                size += data(page, "firsts-" + lead).length() + data(page, "rises-" + lead).length();
            }
            assertTrue(size <= room && size > room / 4, size + " of " + room);
        }
    }

    @Test
    void thePageAsksForNothingAndNamesItsParts() throws Exception {
        String page = recording().page("<script>alert(1)</script>", 5_000, ROOM, ROOM);
        assertTrue(page.contains("default-src 'none'"));
        assertFalse(Pattern.compile("<script[^>]*src=|<link|<img|@import|url\\(").matcher(page).find());
        assertTrue(page.contains("<h1>&lt;script&gt;alert(1)&lt;/script&gt;</h1>"));
        assertTrue(page.contains("Copyright (c) 2022 Leon Sorokin"));
    }

    @Test
    void aReportNeedsALead() {
        assertThrows(IllegalArgumentException.class, () -> new BeatReport(250, List.of()));
    }
}
