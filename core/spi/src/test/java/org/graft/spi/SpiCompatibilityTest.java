package org.graft.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the SPI to {@code released.txt}: the signatures that plugins of the last release were
 * compiled against. What changed since is listed in {@code target/spi-changes.txt}, and {@code
 * target/spi-signatures.txt} becomes the next {@code released.txt} when a version is released.
 */
final class SpiCompatibilityTest {
  private static final String VERSION = "plugin interface ";

  private static List<String> released() throws IOException {
    try (var in = SpiCompatibilityTest.class.getResourceAsStream("released.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void pluginsOfTheLastReleaseRunOnThisOneOrItsNumberHasRisen() throws Exception {
    List<String> released = released();
    int version = Integer.parseInt(released.get(0).substring(VERSION.length()));
    Set<String> before = new TreeSet<>(released.subList(1, released.size()));
    Set<String> now = Signatures.now();
    Path target = Files.createDirectories(Path.of("target"));
    Files.write(
        target.resolve("spi-signatures.txt"),
        Stream.concat(Stream.of(VERSION + Plugin.SPI), now.stream()).toList());
    Files.write(
        target.resolve("spi-changes.txt"),
        Stream.concat(
                before.stream().filter(line -> !now.contains(line)).map(line -> "- " + line),
                now.stream().filter(line -> !before.contains(line)).map(line -> "+ " + line))
            .toList());
    assertThat(Plugin.SPI).isGreaterThanOrEqualTo(version);
    if (Plugin.SPI == version) {
      assertThat(Signatures.breaks(before, now))
          .as(
              "plugins that were compiled against interface %s break: raise Plugin.SPI, or keep"
                  + " what they call",
              version)
          .isEmpty();
    }
  }

  @Test
  void whatPluginsCallOrWouldHaveToHaveBreaksThem() {
    Set<String> before = Set.of("A: interface", "A: open", "A: int a()", "A: abstract int b()");
    assertThat(Signatures.breaks(before, before)).isEmpty();
    assertThat(
            Signatures.breaks(
                before, Set.of("A: interface", "A: open", "A: int a()", "A: int b()")))
        .as("a method that has code now")
        .isEmpty();
    assertThat(
            Signatures.breaks(
                before,
                Set.of(
                    "A: interface",
                    "A: open",
                    "A: long a()",
                    "A: abstract int b()",
                    "A: abstract int c()",
                    "A: int d()",
                    "B: open",
                    "B: abstract int e()")))
        .containsExactlyInAnyOrder("- A: int a()", "+ A: abstract int c()");
  }
}
