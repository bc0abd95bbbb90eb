package org.graft.engine.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.graft.engine.problem.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MemorySizeTest {
  @Test
  void readsSizesAsUsersWriteThem() {
    assertThat(MemorySize.bytes("8G")).isEqualTo(8L << 30);
    assertThat(MemorySize.bytes("500m")).isEqualTo(500L << 20);
    assertThat(MemorySize.bytes("3GiB")).isEqualTo(3L << 30);
    assertThat(MemorySize.bytes("2000000000")).isEqualTo(2_000_000_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1G", "lots", "1.5G", "G", "99999999999T"})
  void refusesWhatIsNoSize(String text) {
    assertThatThrownBy(() -> MemorySize.bytes(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("8G or 500M")
        .hasMessageContaining("'" + text + "'");
  }
}
