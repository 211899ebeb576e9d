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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a real browser. */
class HtmlReportBrowserTest {
    /** A page that shows the report in a frame as wide as a phone and says what became of it. */
    private static final String PHONE = """
            <!DOCTYPE html><title>phone</title><iframe src="report.html" width="390" height="844" style="border:0"></iframe>
            <script>
              document.querySelector('iframe').onload = function () {
                var root = this.contentDocument.documentElement;
                var names = Array.from(root.querySelectorAll('.tick')).filter(tick => tick.offsetWidth).map(tick => tick.getBoundingClientRect());
                var clashes = names.filter((name, i) => i > 0 && name.left < names[i - 1].right + 2).length;
                document.body.dataset.found = [this.contentWindow.innerWidth, root.scrollWidth,
                  root.querySelectorAll('thead button').length, root.querySelectorAll('#hits tbody tr').length, names.length, clashes].join(' ');
              };
            </script>
            """;

    @TempDir
    Path folder;

    private Chromium chromium;

    @BeforeEach
    void aBrowser() {
        chromium = Chromium.find(folder);
        assumeTrue(chromium != null, "skipped: no Chromium");
    }

    private Path page(String page) throws IOException {
        return Files.writeString(folder.resolve("report.html"), page);
    }

    @Test
    void namesThatAreScriptsDoNotRunEvenWithoutTheSecurityPolicy() throws Exception {
        String page = SimulatedScan.hostile().page(SimulatedScan.HOSTILE);
        String open = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertFalse(open.equals(page));
        for (String each : List.of(page, open)) {
            String dom = chromium.dom(page(each));
            assertTrue(dom.contains("<title>&lt;script&gt;document.title='owned'&lt;/script&gt;"), dom);
            assertFalse(dom.contains("<img"));
        }
    }

    @Test
    void thePagesOwnScriptMakesTablesSortableUnderTheSecurityPolicy() throws Exception {
        String dom = chromium.dom(page(SimulatedScan.genome().page("genome.fa")), "--window-size=1280,900");
        assertTrue(dom.contains("<button type=\"button\">Ratio</button>"));
        assertTrue(dom.contains("Show all 40"));
        assertTrue(dom.contains("<dt>Bases</dt><dd>720,000</dd>"));
        assertEquals(40, count("<span>(MA|[A-Z0-9:]+</span> <small>MA)", dom.substring(dom.indexOf("id=\"motifs\""),
                dom.indexOf("id=\"lines\""))));
    }

    @Test
    void aPhoneNeedNotScrollSideways() throws Exception {
        Path phone = Files.writeString(folder.resolve("phone.html"), PHONE);
        // 2,700 bases have six names of places, from 0 to 2.5 k bases.
        for (SimulatedScan scan : List.of(SimulatedScan.genome(), SimulatedScan.peaks(), SimulatedScan.hostile(), SimulatedScan.peaks().line("long", 2_700))) {
            page(scan.page(SimulatedScan.HOSTILE.repeat(3)));
            Matcher found = Pattern.compile("data-found=\"(\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)\"").matcher(chromium.dom(phone));
            assertTrue(found.find());
            assertEquals("390", found.group(1));
            assertTrue(Integer.parseInt(found.group(2)) <= 390, "the page is " + found.group(2) + " pixels wide");
            assertTrue(Integer.parseInt(found.group(3)) >= 14);
            assertTrue(Integer.parseInt(found.group(5)) >= 2, "places are named");
            assertEquals("0", found.group(6), "names of places that run into each other");
        }
    }

    @Test
    void aClickOnAHeadSortsAndWordsFilter() throws Exception {
        page(SimulatedScan.genome().page("genome.fa"));
        Path wrapper = Files.writeString(folder.resolve("click.html"), """
                <!DOCTYPE html><iframe src="report.html" width="1280" height="900"></iframe>
                <script>
                  document.querySelector('iframe').onload = function () {
                    var section = this.contentDocument.getElementById('motifs');
                    var rows = function () { return Array.from(section.querySelectorAll('tbody tr')); };
                    Array.from(section.querySelectorAll('thead button')).find(b => b.textContent === 'Width').click();
                    var widths = rows().map(r => r.cells[5].textContent).join(',');
                    var filter = section.querySelector('input');
                    filter.value = 'jund';
                    filter.dispatchEvent(new Event('input'));
                    document.body.dataset.found = widths + ' ' + rows().filter(r => r.offsetHeight).map(r => r.cells[1].textContent);
                  };
                </script>
                """);
        Matcher found = Pattern.compile("data-found=\"([\\d,]+) ([^\"]*)\"").matcher(chromium.dom(wrapper));
        assertTrue(found.find());
        List<Integer> widths = java.util.Arrays.stream(found.group(1).split(",")).map(Integer::valueOf).toList();
        assertEquals(40, widths.size());
        assertEquals(widths.stream().sorted(java.util.Comparator.reverseOrder()).toList(), widths);
        assertEquals("JUND MA1130.1", found.group(2));
    }

    @Test
    void picturesAndPaperAreMade() throws Exception {
        Path page = page(SimulatedScan.peaks().page("peaks.fa"));
        chromium.screenshot(page, folder.resolve("light.png"), "--window-size=1280,900");
        chromium.screenshot(page, folder.resolve("dark.png"), "--window-size=1280,900", "--blink-settings=preferredColorScheme=0");
        chromium.pdf(page, folder.resolve("paper.pdf"));
        assertTrue(Files.size(folder.resolve("light.png")) > 20_000);
        assertTrue(Files.mismatch(folder.resolve("light.png"), folder.resolve("dark.png")) >= 0);
        assertTrue(Files.size(folder.resolve("paper.pdf")) > 20_000);
    }

    private static int count(String pattern, String text) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }
}
