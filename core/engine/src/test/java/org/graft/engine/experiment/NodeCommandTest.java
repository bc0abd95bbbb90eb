package org.graft.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.graft.engine.store.StoreLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NodeCommandTest {
  private static final Setup PLAIN = Setup.fromEnvironment().withPlugins(List.of());

  @Test
  void nothingIsToldWhereNothingWasAsked() {
    assertThat(NodeCommand.options(PLAIN, Resources.standard())).isEmpty();
  }

  @Test
  void pluginsByTheirWholePathsAndNoDownloads() {
    Setup setup = PLAIN.withPlugins(List.of(Path.of("lab"), Path.of("/shared/b"))).offline();

    assertThat(NodeCommand.options(setup, Resources.standard()))
        .containsExactly(
            "--plugins",
            Path.of("lab").toAbsolutePath().toString(),
            "--plugins",
            "/shared/b",
            "--offline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20GB", "512MiB", "25%", "7%", "0.00001%", "100%", "0"})
  void theLimitOfTheStoreAsItWasAsked(String asked) {
    StoreLimit limit = StoreLimit.parse(asked);
    List<String> told = NodeCommand.options(PLAIN, Resources.standard().withStoreLimit(limit));

    assertThat(told).hasSize(2).first().isEqualTo("--store-limit");
    assertThat(StoreLimit.parse(told.get(1))).isEqualTo(limit);
  }
}
