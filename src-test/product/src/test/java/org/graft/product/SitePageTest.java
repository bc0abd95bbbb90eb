package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The documentation's site from its files: searched, followed, in light and dark, wide and narrow.
 */
@Tag("browser")
class SitePageTest {
  private static final String PATH = "location.pathname";

  /** The page is there and its script has run: before, a click on a button does nothing. */
  private static final String COMPLETE = "document.readyState == 'complete'";

  @TempDir private Path folder = Path.of("");

  @Test
  void isSearchedAndReadFromItsFiles() throws Exception {
    Optional<Path> program = Chromium.installed();
    assertThat(program).as("Chromium, which .ci/run looks for").isPresent();
    assertThat(new Graft(folder).run("docs", "--no-api").exit()).isZero();
    try (Chromium page = Chromium.start(program.get(), folder.resolve("chromium"))) {
      page.open(folder.resolve("site/index.html").toUri().toString());
      page.await(COMPLETE + " && document.querySelectorAll('pre button').length > 3");
      for (int width : List.of(400, 1280)) {
        for (String scheme : List.of("light", "dark")) {
          page.resize(width, 900, scheme);
          assertThat(page.value("document.documentElement.scrollWidth <= innerWidth"))
              .as("nothing to scroll sideways at %d pixels", width)
              .isEqualTo("true");
          picture(page, width + "-" + scheme);
        }
      }
      page.value("document.getElementById('query').focus()");
      page.value(
          "(() => { const q = document.getElementById('query'); q.value = 'tensorboard';"
              + " q.dispatchEvent(new Event('input')); })()");
      page.await("document.querySelectorAll('#found a').length > 0");
      picture(page, "search");
      page.enter();
      page.await(PATH + ".endsWith('trackers.html')");
      page.await(
          COMPLETE
              + " && document.querySelector('h1').textContent == 'Trackers'"); // with its script
      page.resize(1280, 900, "dark");
      page.value("document.getElementById('scheme').click()");
      page.await("document.documentElement.dataset.scheme == 'light'");
      page.resize(400, 900, "light");
      page.await("getComputedStyle(document.getElementById('pages')).display == 'none'");
      page.value("document.getElementById('menu').click()");
      page.await("getComputedStyle(document.getElementById('pages')).display == 'block'");
      picture(page, "menu");
      page.value("document.querySelector('#pages a[href$=\"gallery.html\"]').click()");
      page.await(PATH + ".endsWith('gallery.html')");
      page.await(
          COMPLETE
              + " && document.images.length > 0 && [...document.images].every(i => i.complete &&"
              + " i.naturalWidth > 0)");
      picture(page, "gallery");
    }
  }

  private void picture(Chromium page, String name) throws Exception {
    String kept = System.getProperty("graft.pictures", "");
    if (!kept.isEmpty()) {
      page.picture(Files.createDirectories(Path.of(kept)).resolve("site-" + name + ".png"));
    }
  }
}
