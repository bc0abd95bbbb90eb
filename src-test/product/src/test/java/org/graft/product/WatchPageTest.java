package org.graft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page of a run of another process: watched, by keyboard, in light and dark, wide and narrow.
 */
@Tag("browser")
class WatchPageTest {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/\\w+/");

  @TempDir private Path folder = Path.of("");

  @Test
  void followsARunSkipsAStrategyAndStopsIt() throws Exception {
    Optional<Path> program = Chromium.installed();
    assertThat(program).as("Chromium, which .ci/run looks for").isPresent();
    Graft graft = new Graft(folder);
    graft.write(
        "long.yaml",
        """
        source: {blobs: {random-state: 1}}
        target: {blobs: {random-state: 2}}
        backbone: {mlp: {hidden: [5, 5]}}
        training: {batch: 8, epochs: 4000}
        strategies: [scratch, {fine-tune: {frozen: 1}}]
        repeats: {training: 3000}
        curves: [validation]
        """);
    Process run =
        graft.start(
            folder.resolve("out"),
            folder.resolve("err"),
            "run",
            "long.yaml",
            "--no-isolate",
            "--workers",
            "1");
    Process watch = null;
    try {
      Path ledger = folder.resolve("runs/long/ledger.sqlite");
      Waiting.until("the ledger", () -> Files.isRegularFile(ledger));
      Path printed = folder.resolve("watched");
      watch = graft.start(printed, folder.resolve("watch-err"), "watch", "long");
      Waiting.until("the address", () -> ADDRESS.matcher(read(printed)).find());
      Matcher address = ADDRESS.matcher(read(printed));
      assertThat(address.find()).isTrue();
      try (Chromium page = Chromium.start(program.get(), folder.resolve("chromium"))) {
        page.open(address.group());
        page.await("document.getElementById('state').textContent == 'Running'");
        page.await("document.querySelectorAll('tbody tr').length == 2");
        for (String scheme : new String[] {"light", "dark"}) {
          page.resize(400, 800, scheme);
          assertThat(page.value("document.documentElement.scrollWidth <= innerWidth"))
              .as("nothing to scroll sideways at 400 pixels")
              .isEqualTo("true");
          page.picture(folder.resolve("phone-" + scheme + ".png"));
        }
        page.resize(1280, 900, "light");
        skipByKeyboard(page);
        page.await("document.querySelectorAll('#failures li').length > 0");
        assertThat(page.value("document.getElementById('failures').textContent"))
            .contains("skipped by hand", "strategy scratch");
        page.await("document.querySelectorAll('figure svg polyline').length > 0");
        page.value("document.querySelectorAll('details').forEach(d => d.open = true)");
        page.picture(folder.resolve("wide.png"));
        page.value("document.getElementById('stop').click()");
        page.value("document.getElementById('yes').click()");
        assertThat(run.waitFor(2, TimeUnit.MINUTES)).as("the run ended").isTrue();
        assertThat(run.exitValue()).isEqualTo(130);
        page.await("document.getElementById('state').textContent.startsWith('Stopped')");
      }
    } finally {
      run.destroy();
      if (watch != null) {
        watch.destroy();
      }
    }
    String kept = System.getProperty("graft.pictures", "");
    if (!kept.isEmpty()) {
      for (String name : new String[] {"wide.png", "phone-light.png", "phone-dark.png"}) {
        Files.copy(folder.resolve(name), Path.of(kept).resolve(name));
      }
    }
    Graft.Result report = graft.run("report", "long");
    assertThat(report.out()).contains("skipped by hand");
  }

  private static void skipByKeyboard(Chromium page) throws Exception {
    String focused = "(document.activeElement.getAttribute('aria-label') || '')";
    for (int i = 0; i < 40 && !page.value(focused).startsWith("Skip scratch"); i++) {
      page.tab();
    }
    assertThat(page.value(focused)).startsWith("Skip scratch");
    page.enter();
    page.await("document.getElementById('ask').open");
    assertThat(page.value("document.activeElement.id")).isEqualTo("no");
    page.tab();
    assertThat(page.value("document.activeElement.id")).isEqualTo("yes");
    page.enter();
    page.await("!document.getElementById('ask').open");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Graft.read(file) : "";
    } catch (java.io.IOException e) {
      return "";
    }
  }
}
