package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graft.reports.draw.Ink;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What WCAG 2.1 at level AA asks of the page (https://www.w3.org/TR/WCAG21/). */
class AccessibilityTest {
  private final Path folder;

  AccessibilityTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private String page(Study study) throws IOException {
    return Files.readString(new HtmlReport().render(study, folder).get(0));
  }

  private static List<MatchResult> all(String pattern, String text) {
    return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results().toList();
  }

  /** 1.4.3: 4.5 to 1 for words, on the page and in its boxes. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void writesInInksThatCanBeRead(String mode) {
    Function<Ink, String> of = mode.equals("light") ? Ink::light : Ink::dark;
    for (Ink ground : List.of(Ink.PAPER, Ink.ROPE)) {
      for (Ink words : List.of(Ink.TEXT, Ink.MUTED, Ink.EQUIVALENT, Ink.BETTER, Ink.WORSE)) {
        assertThat(contrast(of.apply(words), of.apply(ground)))
            .as("%s on %s, %s", words.name(), ground.name(), mode)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  /** 1.4.11: 3 to 1 for what a chart is read by; marks differ in shape beside. */
  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void drawsAxesThatCanBeSeen(String mode) {
    Function<Ink, String> of = mode.equals("light") ? Ink::light : Ink::dark;
    assertThat(contrast(of.apply(Ink.AXIS), of.apply(Ink.PAPER))).isGreaterThanOrEqualTo(3);
  }

  /** Relative luminance and contrast as WCAG defines them. */
  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double c = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
      sum += weights[i] * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  /** 1.3.1 and 2.4.6: one first heading, and no level left out. */
  @Test
  void putsHeadingsInOrder() throws IOException {
    for (Study study : List.of(Handmade.blobs(), Handmade.datasets(), Handmade.few())) {
      int before = 0;
      for (MatchResult heading : all("<h([1-6])[ >]", page(study))) {
        int level = Integer.parseInt(heading.group(1));
        assertThat(level).isBetween(before == 0 ? 1 : 2, before + 1);
        before = level;
      }
      assertThat(before).isGreaterThan(1);
    }
  }

  /** 1.3.1: a table has a caption, columns and rows have headers. */
  @Test
  void headsColumnsAndRows() throws IOException {
    List<MatchResult> tables = all("<table .*?</table>", page(Handmade.datasets()));
    assertThat(tables).isNotEmpty();
    for (MatchResult table : tables) {
      assertThat(all("<caption>[^<]", table.group())).hasSize(1);
      assertThat(all("<th(?! scope=\"(?:col|row)\")[ >]", table.group())).isEmpty();
      assertThat(all("<th scope=\"row\"", table.group()))
          .hasSameSizeAs(all("<tr>\\s*<th scope=\"row\"", table.group()))
          .hasSize(all("<tr>", table.group()).size() - 1);
    }
  }

  /** 2.1.1 and 4.1.2: what scrolls can be reached by keys, regions and buttons have names. */
  @Test
  void namesWhatCanBeReached() throws IOException {
    String page = page(Handmade.datasets());
    assertThat(page).contains("<html lang=\"en\">", "href=\"#answer\"", "<title>");
    List<MatchResult> regions = all("role=\"region\" tabindex=\"0\" aria-label=\"([^\"]+)\"", page);
    assertThat(regions).hasSameSizeAs(all("role=\"region\"", page));
    assertThat(regions).extracting(region -> region.group(1)).doesNotHaveDuplicates();
    assertThat(all("<pre", page)).hasSameSizeAs(all("<pre tabindex=\"0\"", page));
    assertThat(all("<button[^>]*>\\s*</button>", page)).isEmpty();
    assertThat(all("<a [^>]*>\\s*</a>", page)).isEmpty();
  }

  /** In print nothing scrolls or hides, and no row is cut in two. */
  @Test
  void printsWhole() throws IOException {
    String page = page(Handmade.datasets());
    String print = page.substring(page.lastIndexOf("@media print"), page.indexOf("</style>"));
    assertThat(print)
        .contains(
            ".table{overflow:visible}",
            "tr{break-inside:avoid}",
            "thead{display:table-header-group}")
        .contains(".paged{display:block}.unpaged{display:none}");
    assertThat(all("@media print\\{:root\\{[^}]*--paper:#ffffff", page)).hasSize(1);
  }
}
