package org.convscan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.convscan.coord.Interval;
import org.convscan.stats.Intervals;
import org.convscan.track.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages of recordings in a real browser. */
class BeatReportBrowserTest {
    /**
     * Shows the page in a frame, waits for its plots, and runs STEPS; what they write with {@code say} is found in the attributes of
     * the wrapper's body. Errors in the page, which come before the frame's script can be reached, are counted by COLLECTOR.
     */
    private static final String WRAPPER = """
            <!DOCTYPE html><title>wrapper</title><body><iframe src="report.html" width="WIDTH" height="1500" style="border:0"></iframe>
            <script>
              const frame = document.querySelector('iframe');
              const say = (key, value) => document.body.setAttribute('data-' + key, value);
              const soon = () => new Promise(done => setTimeout(done, 100));
              async function run() {
                while (!frame.contentDocument || !frame.contentDocument.body || frame.contentDocument.body.dataset.ready !== 'yes') {
                  await soon();
                }
                const page = frame.contentDocument;
                const inside = frame.contentWindow;
                const plot = page.getElementById('trace-plot');
                const over = plot.querySelector('.u-over');
                const box = over.getBoundingClientRect();
                const view = () => Number(plot.dataset.from).toFixed(3) + ' ' + Number(plot.dataset.to).toFixed(3) + ' ' + plot.dataset.width;
                const wheel = async delta => {
                  over.dispatchEvent(new inside.WheelEvent('wheel', {deltaY: delta, clientX: box.left + box.width / 2,
                    clientY: box.top + 9, cancelable: true}));
                  await soon();
                };
                STEPS
                say('errors', (inside.errors || []).join(' | '));
              }
              run();
            </script>
            """;

    private static final String COLLECTOR = """
            <script>
              var errors = [];
              addEventListener('error', event => errors.push(event.message));
              addEventListener('unhandledrejection', event => errors.push(String(event.reason)));
              console.error = text => errors.push(String(text));
            </script>
            """;

    /** Pixels of a canvas in the colour of what should be drawn there, which axes and grounds do not have. */
    private static final String INK = """
            const ink = (canvas, name) => {
              const colour = inside.getComputedStyle(page.documentElement).getPropertyValue(name).trim();
              const [r, g, b] = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
              const p = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              let count = 0;
              for (let i = 0; i < p.length; i += 4) {
                count += p[i + 3] > 40 && Math.abs(p[i] - r) + Math.abs(p[i + 1] - g) + Math.abs(p[i + 2] - b) < 20 ? 1 : 0;
              }
              return count;
            };
            const quality = page.getElementById('quality');
            say('trace', ink(plot.querySelector('canvas'), '--trace'));
            say('marks', ink(plot.querySelector('canvas'), '--c0'));
            say('good', ink(quality, '--good') / quality.width / quality.height);
            say('wrong', ink(quality, '--wrong') / quality.width / quality.height);
            say('tachogram', ink(page.querySelector('#tachogram canvas'), '--c0'));
            say('ectopic', ink(page.querySelector('#tachogram canvas'), '--c1'));
            say('poincare', ink(page.getElementById('poincare'), '--c0'));
            """;

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void aBrowser() {
        chromium = Chromium.find(folder);
        assumeTrue(chromium != null, "skipped: no Chromium");
    }

    private Map<String, String> run(String page, String steps) throws Exception {
        return run(page, 1200, steps);
    }

    private Map<String, String> run(String page, int width, String steps) throws Exception {
        Files.writeString(folder.resolve("report.html"), page);
        Path wrapper = Files.writeString(folder.resolve("wrapper.html"),
                WRAPPER.replace("STEPS", steps).replace("WIDTH", String.valueOf(width)));
        String dom = chromium.dom(wrapper, "--window-size=1300,1600", "--virtual-time-budget=600000");
        Map<String, String> said = new HashMap<>();
        Matcher matcher = Pattern.compile("data-([a-z]+)=\"([^\"]*)\"").matcher(dom.substring(dom.indexOf("<body")));
        while (matcher.find()) {
            said.put(matcher.group(1), matcher.group(2));
        }
        assertTrue(said.containsKey("errors"), "the page never became ready: " + said);
        return said;
    }

    private static String recording() throws IOException {
        return new SimulatedRecording(250, 600).page("Heartbeats in r", 10_000, 1 << 20, 1 << 22);
    }

    /** A page without the security policy, which would not let the collector run. */
    private static String open(String page) {
        return page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", COLLECTOR.replace("\\", "\\\\").replace("$", "\\$"));
    }

    @Test
    void allPlotsAreDrawnUnderTheSecurityPolicy() throws Exception {
        Map<String, String> said = run(recording(), INK + "say('pairs', page.getElementById('poincare').dataset.pairs);");
        for (String each : List.of("trace", "tachogram", "poincare")) {
            assertTrue(Integer.parseInt(said.get(each)) > 500, each + ": " + said);
        }
        assertTrue(Integer.parseInt(said.get("marks")) > 50 && Integer.parseInt(said.get("ectopic")) > 20, said.toString());
        assertEquals(0.03, Double.parseDouble(said.get("wrong")), 0.004, "3% of the simulated recording is gaps");
        assertEquals(0.97 * 0.85, Double.parseDouble(said.get("good")), 0.03, "confidences are 0.7 to 1, 0.85 on average");
        Intervals intervals = Intervals.of(new SimulatedRecording(250, 600).beats(),
                List.of(new Interval(60_001, 61_500), new Interval(105_001, 108_000)));
        assertEquals(IntStream.range(0, intervals.size()).filter(intervals::pairs).count(), Long.parseLong(said.get("pairs")));
    }

    @Test
    void nothingGoesWrongInThePage() throws Exception {
        Map<String, String> said = run(open(recording()), """
                await wheel(-200);
                await wheel(200);
                page.querySelectorAll('#tools button').forEach(button => button.click());
                const leads = page.querySelector('#tools select');
                leads.value = '1';
                leads.dispatchEvent(new inside.Event('change'));
                await soon();
                inside.dispatchEvent(new inside.Event('resize'));
                await soon();
                """);
        assertEquals("", said.get("errors"));
    }

    /** The wheel zooms by exp(0.003 x 200) = 1.822 about the middle, to a pixel: 10 s become 5.488 s. */
    @Test
    void theWheelZoomsAndADoubleClickShowsEverything() throws Exception {
        Map<String, String> said = run(recording(), """
                say('start', view());
                await wheel(-200);
                say('closer', view());
                over.dispatchEvent(new inside.MouseEvent('dblclick', {bubbles: true}));
                await soon();
                say('everything', view());
                """);
        assertEquals("0.000 10.000 4", said.get("start"));
        String[] closer = said.get("closer").split(" ");
        assertEquals(2.256, Double.parseDouble(closer[0]), 0.01);
        assertEquals(5.488, Double.parseDouble(closer[1]) - Double.parseDouble(closer[0]), 0.0011);
        assertEquals("2", closer[2]);
        String[] everything = said.get("everything").split(" ");
        assertEquals(List.of("0.000", "600.000"), List.of(everything[0], everything[1]));
        assertEquals(256, Integer.parseInt(everything[2]), "150,000 columns on 1,064 pixels or so");
    }

    @Test
    void draggingKeysAndTheStripMoveTheView() throws Exception {
        Map<String, String> said = run(recording(), """
                const pointer = (type, x) => over.dispatchEvent(new inside.PointerEvent(type, {pointerId: 1, clientX: x, buttons: 1}));
                over.setPointerCapture = () => {};
                pointer('pointerdown', box.left + box.width * 0.9);
                pointer('pointermove', box.left + box.width * 0.4);
                pointer('pointerup', box.left + box.width * 0.4);
                await soon();
                say('dragged', view());
                plot.dispatchEvent(new inside.KeyboardEvent('keydown', {key: 'ArrowRight'}));
                await soon();
                say('stepped', view());
                const strip = page.getElementById('quality').getBoundingClientRect();
                page.getElementById('quality').dispatchEvent(new inside.PointerEvent('pointerdown', {clientX: strip.left + strip.width / 2,
                  buttons: 1}));
                await soon();
                say('jumped', view());
                """);
        assertEquals("5.000 15.000", said.get("dragged").replaceFirst(" \\d+$", ""));
        assertEquals("7.500 17.500", said.get("stepped").replaceFirst(" \\d+$", ""));
        assertEquals("295.000 305.000", said.get("jumped").replaceFirst(" \\d+$", ""));
    }

    @Test
    void aPhoneNeedNotScrollSideways() throws Exception {
        Map<String, String> said = run(recording(), 390, "say('wide', page.documentElement.scrollWidth);");
        assertTrue(Integer.parseInt(said.get("wide")) <= 390, said.get("wide"));
    }

    @Test
    void recordingsWithoutBeatsOrSamplesHaveAPageToo() throws Exception {
        for (int columns : new int[] {0, 1, 500}) {
            BeatReport report = new BeatReport(250, List.of(new BeatReport.Lead(0, "I", "")));
            float[] values = new float[columns];
            java.util.Arrays.fill(values, Float.NaN);
            report.add(Samples.wrap("r", 250, 0, new float[][] {values}, columns, true));
            StringBuilder page = new StringBuilder();
            report.write(page, new BeatFacts("r", "0.1.0", "c", "m", "e", "d", List.of()), List.of(),
                    columns == 500 ? List.of(new Interval(0, 500)) : List.of());
            assertEquals("", run(open(page.toString()), "").get("errors"), columns + " columns");
        }
    }

    @Test
    void picturesAreMadeInLightAndDark() throws Exception {
        Path page = Files.writeString(folder.resolve("report.html"), recording());
        chromium.screenshot(page, folder.resolve("light.png"), "--window-size=1280,1600");
        chromium.screenshot(page, folder.resolve("dark.png"), "--window-size=1280,1600", "--blink-settings=preferredColorScheme=0");
        assertTrue(Files.size(folder.resolve("light.png")) > 40_000);
        assertTrue(Files.mismatch(folder.resolve("light.png"), folder.resolve("dark.png")) >= 0);
    }
}
