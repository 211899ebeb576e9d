package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.convscan.coord.Strand;
import org.convscan.track.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalReportTest {
    private static final String HOSTILE = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>";

    @TempDir
    Path folder;

    private static String row(String page, String query) {
        Matcher row = Pattern.compile("<tr><th scope=\"row\">" + query + "</th>(.*)</tr>").matcher(page);
        assertTrue(row.find(), query);
        return row.group(1).replaceAll("<[^>]*>", " ").trim().replaceAll(" +", " ");
    }

    @Test
    void aLineCountsForItsBestQueryOnce() throws IOException {
        SignalReport report = new SignalReport();
        Samples signal = Samples.of("a", 4000, 1, 2, 3, 4);
        LocatedHit weak = new LocatedHit("one", Strand.FORWARD, 0, 2, 9, 1e-3, LocatedHit.Template.NONE);
        LocatedHit strong = new LocatedHit("two", Strand.REVERSE, 1, 3, 5, 1e-6, LocatedHit.Template.NONE);
        report.add(signal, List.of(weak, strong, weak));
        report.add(signal, List.of(weak));
        report.add(signal, List.of());
        StringBuilder page = new StringBuilder();
        report.write(page, new SignalFacts("t", "0", "c", "read", "pA", List.of("one", "two", "three"), List.of()));
        // Reads, share, forward, reverse, anywhere, hits, median score.
        assertEquals("1 33.3% 1 0 2 3 9.00", row(page.toString(), "one"));
        assertEquals("1 33.3% 0 1 1 1 5.00", row(page.toString(), "two"));
        assertEquals("0 0.0% 0 0 0 0 \u2013", row(page.toString(), "three"));
        assertTrue(row(page.toString(), "none").startsWith("1 33.3%"));
    }

    @Test
    void theTracesOfTheBestHitsAreKeptAndThePageSaysSo() throws IOException {
        SimulatedSignals signals = new SimulatedSignals(3);
        for (int i = 0; i < 10; i++) {
            signals.line("line-" + i, 1000, 0, 100, Math.pow(10, -2 - i % 5));
        }
        String page = signals.page("t");
        assertTrue(page.contains("Of 10 reads with a hit, the 3 with the best ones"), page);
        // The smallest p-values are those of lines 4 and 9, then 3 and 8; the earlier comes first.
        assertEquals("line-4 line-9 line-3", String.join(" ", Pattern.compile("class=\"pick\">([^<]*)<").matcher(page).results()
                .map(found -> found.group(1)).toList()));
    }

    @Test
    void barsHoldEveryScore() {
        int[] bars = new ScoreHistogram(0, 60).bars(new float[] {0, 0.5f, 1, 59.5f, 60});
        assertEquals(2, bars[0]);
        assertEquals(1, bars[1]);
        assertEquals(2, bars[59]);
    }

    @Test
    void aPageWithoutAnyHitIsWhole() throws Exception {
        String page = new SimulatedSignals(3).line("a", 100, -1, 0, 1).page("Nothing");
        assertFalse(page.contains("id=\"trace-plot\""));
        assertTrue(opened(page, "").contains("data-ready=\"yes\""));
    }

    /** The page after {@code script} has run in it, once it is ready. */
    private String opened(String page, String script) throws IOException, InterruptedException {
        Chromium chromium = Chromium.find(folder);
        assumeTrue(chromium != null, "skipped: no Chromium");
        Files.writeString(folder.resolve("report.html"), page);
        return chromium.dom(Files.writeString(folder.resolve("frame.html"), """
                <!DOCTYPE html><iframe src="report.html" width="1280" height="1200"></iframe>
                <script>
                  document.querySelector('iframe').onload = async function () {
                    const view = this.contentWindow, doc = this.contentDocument;
                    const wait = () => new Promise(done => view.setTimeout(done, 50));
                    while (!doc.body.dataset.ready) { await wait(); }
                    const plot = doc.getElementById('trace-plot');
                    document.body.dataset.ready = doc.body.dataset.ready;
                    SCRIPT
                  };
                </script>
                """.replace("SCRIPT", script)), "--virtual-time-budget=1200000");
    }

    @Test
    void aMillionSamplesZoomFromAllToSingleOnes() throws Exception {
        String dom = opened(new SimulatedSignals(5).flowCell().page("Barcodes"), """
                const seen = [];
                const note = () => seen.push([plot.dataset.width, span(), plot.dataset.hits,
                  plot.dataset.stairs, Number(plot.dataset.points) < 4 * plot.clientWidth].join(','));
                const span = () => Math.round(plot.dataset.to - plot.dataset.from);
                note();
                Array.from(doc.querySelectorAll('#tools button')).find(b => b.textContent === 'Everything').click();
                while (span() < 1200000) { await wait(); }
                note();
                for (let i = 0; i < 25; i++) {
                  const box = plot.querySelector('.u-over').getBoundingClientRect();
                  plot.querySelector('.u-over').dispatchEvent(new view.WheelEvent('wheel', {deltaY: -200, clientX: box.left + box.width / 2, cancelable: true}));
                }
                while (span() > 40) { await wait(); }
                note();
                document.body.dataset.seen = seen.join(' ');
                """);
        Matcher seen = Pattern.compile("data-seen=\"([^ ]*) ([^ ]*) ([^\"]*)\"").matcher(dom);
        assertTrue(seen.find(), dom.substring(0, Math.min(2000, dom.length())));
        // The hit and half of its length on both sides, sample by sample, with its 30 stairs.
        assertTrue(seen.group(1).matches("1,\\d{3},1,30,true"), seen.group(1));
        // 1.2 million in buckets of 1,024 would be 1,172, more than the 1,072 pixels there are.
        assertTrue(seen.group(2).matches("2048,1200000,1,0,true"), seen.group(2));
        // The middle of the read, where there is no hit.
        assertEquals("1,40,0,0,true", seen.group(3));
    }

    @Test
    void aClickOnARowShowsItsHit() throws Exception {
        String dom = opened(new SimulatedSignals(5).flowCell().page("Barcodes"), """
                doc.querySelectorAll('#hits tbody tr')[3].querySelector('button').click();
                while (plot.dataset.trace !== '3') { await wait(); }
                document.body.dataset.seen = [plot.dataset.width, plot.dataset.hits, plot.dataset.stairs,
                  doc.querySelector('#hits tr[aria-current]').rowIndex, doc.querySelector('#tools select').value].join(' ');
                """);
        assertTrue(dom.contains("data-seen=\"1 1 30 4 3\""), dom.substring(0, Math.min(3000, dom.length())));
    }

    @Test
    void namesThatAreScriptsDoNotRun() throws Exception {
        SimulatedSignals signals = new SimulatedSignals(5);
        signals.names.set(0, HOSTILE);
        String page = signals.line(HOSTILE, 900, 0, 100, 1e-5).page(HOSTILE);
        for (String each : List.of(page, page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", ""))) {
            String dom = opened(each, "document.body.dataset.seen = doc.title.slice(0, 9) + doc.querySelectorAll('img').length;");
            assertTrue(dom.contains("data-seen=\"&lt;/script&gt;0\"") || dom.contains("data-seen=\"</script>0\""), dom.substring(0, Math.min(2000, dom.length())));
        }
    }

    @Test
    void picturesInLightAndDarkAreMade() throws Exception {
        Chromium chromium = Chromium.find(folder);
        assumeTrue(chromium != null, "skipped: no Chromium");
        Path page = Files.writeString(folder.resolve("report.html"), new SimulatedSignals(30).flowCell().page("Barcodes in run1"));
        chromium.screenshot(page, folder.resolve("light.png"), "--window-size=1280,1700");
        chromium.screenshot(page, folder.resolve("dark.png"), "--window-size=1280,1700", "--blink-settings=preferredColorScheme=0");
        assertTrue(Files.size(folder.resolve("light.png")) > 20_000);
        assertTrue(Files.mismatch(folder.resolve("light.png"), folder.resolve("dark.png")) >= 0);
    }
}
