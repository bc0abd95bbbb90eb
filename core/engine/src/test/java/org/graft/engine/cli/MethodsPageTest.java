package org.graft.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.graft.engine.cli.text.MethodsPage;
import org.junit.jupiter.api.Test;

/** docs/statistics.md is what {@code graft stats --page} prints. */
final class MethodsPageTest {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?");

  /** Words to the letter; numbers to 1e-6, since elementary functions differ between processors. */
  @Test
  void saysWhatTheCodeSays() throws IOException {
    Path root = Path.of(System.getProperty("graft.root", "../.."));
    String document = Files.readString(root.resolve("docs/statistics.md"));
    String page = MethodsPage.markdown();
    assertThat(NUMBER.matcher(document).replaceAll("#"))
        .as("write it anew: ./graft stats --page > docs/statistics.md")
        .isEqualTo(NUMBER.matcher(page).replaceAll("#"));
    List<Double> written = numbers(document);
    List<Double> computed = numbers(page);
    for (int i = 0; i < written.size(); i++) {
      double size = Math.max(1e-12, Math.abs(computed.get(i)));
      assertThat(written.get(i)).isCloseTo(computed.get(i), within(1e-6 * size));
    }
  }

  private static List<Double> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).map(Double::valueOf).toList();
  }
}
