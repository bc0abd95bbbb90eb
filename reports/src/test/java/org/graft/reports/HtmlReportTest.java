package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.spi.result.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private final Path folder;

  HtmlReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesOnePageThatNeedsNothingElse() throws IOException {
    String page = page(Handmade.datasets());
    assertThat(folder.toFile().list()).containsExactly("index.html");
    assertThat(page).doesNotContain("src=", "@import", "url(", "<link rel=\"stylesheet");
    assertThat(all("https?://[^\"'<> )]*", page))
        .allMatch(address -> address.startsWith("https://doi.org/") || address.endsWith("/svg"));
  }

  @Test
  void neverTakesNamesForMarkup() throws IOException {
    String page = page(Handmade.markup());
    assertThat(page)
        .doesNotContain("<script>alert", "<img", "<b>bold", "<i>data", "<!-- x")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(all("<script", page)).hasSize(1);
  }

  @Test
  void givesEveryFigureATextAlternative() throws IOException {
    String page = page(Handmade.blobs());
    List<String> figures = all("(?s)<svg [^>]*>.*?</svg>", page);
    assertThat(figures).hasSizeGreaterThan(14);
    for (String figure : figures) {
      Xml.parse(figure);
      if (!figure.contains("aria-hidden=\"true\"")) {
        assertThat(figure).contains("role=\"img\"", "aria-labelledby=", "<title id=", "<desc id=");
      }
    }
    assertThat(page).contains("Mean accuracy: scratch 0.757");
  }

  @Test
  void usesEveryIdOnce() throws IOException {
    List<String> ids = all(" id=\"[^\"]*\"", page(Handmade.datasets()));
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void writesTheSameBytesEveryTime() throws IOException {
    assertThat(page(Handmade.blobs())).isEqualTo(page(Handmade.blobs()));
  }

  @Test
  void saysWhyNumbersAreMissing() throws IOException {
    assertThat(page(Handmade.few()))
        .contains("Not testable", "needs at least 2 scores, found 0", "loss is NaN at epoch 3")
        .doesNotContain("NaN [", ">NaN<");
  }

  @Test
  void keepsTheReasonOfAColumnThatIsLeftOut() throws IOException {
    assertThat(page(Handmade.blobs()))
        .contains("sd between sources: one source model: needs at least two");
  }

  @Test
  void claimsNothingThatTheStudyDoesNot() throws IOException {
    for (Study study : List.of(Handmade.few(), Handmade.datasets())) {
      assertThat(page(study)).doesNotContain("no difference", "not differ", "p = 0.000");
    }
  }

  @Test
  void showsPValuesBelowTheSmallestDoubleAsBounds() throws IOException {
    assertThat(page(Handmade.datasets())).contains("&lt;1e\u2212300", "log10 p = -434.29");
  }

  @Test
  void showsAStudyWithoutResults() throws IOException {
    Study blobs = Handmade.blobs();
    Study plain = Study.plain("nothing", blobs.design().measure(), 0.05, 0, List.of());
    assertThat(page(plain)).contains("No comparison was declared or possible");
  }

  private String page(Study study) throws IOException {
    return Files.readString(new HtmlReport().render(study, folder).get(0));
  }

  private static List<String> all(String pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
