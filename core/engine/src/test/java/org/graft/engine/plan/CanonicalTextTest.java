package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.code.ExtensionCode;
import org.graft.spi.base.Name;
import org.graft.spi.base.Neutral;
import org.graft.spi.base.Seed;
import org.graft.spi.training.Schedule;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {
  /** A choice as it is today, and as a later version has it. */
  sealed interface Way {
    @Name(value = "plain", doc = "Plain.")
    record Plain(double rate) implements Way {}

    @Name(value = "bent", doc = "Bent.")
    record Bent(int knees) implements Way {}
  }

  record Today(int epochs, List<String> layers, Way way) {}

  /** Components added later, each with a default that has no effect. */
  record Later(
      int epochs,
      @Neutral("1") double factor,
      Optional<String> note,
      List<String> layers,
      boolean reversed,
      List<Integer> more,
      Today0 settings,
      @Neutral("bent") Way second,
      Way way,
      double warmup) {}

  record Today0(double weight, Optional<Integer> steps) {}

  private static final Way.Plain PLAIN = new Way.Plain(0.1);
  private static final Today TODAY = new Today(3, List.of("a", "b"), PLAIN);

  private static Later later(double factor, double warmup, Way second) {
    return new Later(
        3,
        factor,
        Optional.empty(),
        List.of("a", "b"),
        false,
        List.of(),
        new Today0(0, Optional.empty()),
        second,
        PLAIN,
        warmup);
  }

  @Test
  void staysTheSameWhereAComponentIsAddedThatHasNoEffect() {
    assertThat(CanonicalText.of(TODAY))
        .isEqualTo("{epochs: 3, layers: [\"a\", \"b\"], way: plain{rate: 0.1}}")
        .isEqualTo(CanonicalText.of(later(1, 0, new Way.Bent(0))));
  }

  @Test
  void tellsAnAddedComponentThatHasAnEffect() {
    Set<String> texts = new LinkedHashSet<>();
    texts.add(CanonicalText.of(TODAY));
    texts.add(CanonicalText.of(later(0, 0, new Way.Bent(0))));
    texts.add(CanonicalText.of(later(1, 0.5, new Way.Bent(0))));
    texts.add(CanonicalText.of(later(1, 0, new Way.Bent(2))));
    texts.add(CanonicalText.of(later(1, 0, PLAIN)));
    assertThat(texts).hasSize(5);
  }

  @Test
  void namesTheCodeOfWhatComputes() {
    String code = ExtensionCode.of(Schedule.Step.class).digest();
    assertThat(CanonicalText.of(new Schedule.Step(2, 0.5)))
        .isEqualTo("step{every: 2, factor: 0.5} by " + code);
  }

  @Test
  void writesValuesSoThatNoTwoCoincide() {
    assertThat(CanonicalText.of(List.of("a, b"))).isNotEqualTo(CanonicalText.of(List.of("a", "b")));
    assertThat(CanonicalText.of(List.of("a\", \"b")))
        .isNotEqualTo(CanonicalText.of(List.of("a", "b")));
    assertThat(CanonicalText.of(List.of(1.0, 0.1f, Double.NaN, -0.0)))
        .isEqualTo("[1, 0.10000000149011612, NaN, 0]");
    assertThat(CanonicalText.of(2e-323)).isEqualTo("2E-323");
  }

  @Test
  void writesSetsAndMapsInOneOrder() {
    Set<String> backwards = new LinkedHashSet<>(List.of("b", "a"));
    assertThat(CanonicalText.of(backwards)).isEqualTo("[\"a\", \"b\"]");
    assertThat(CanonicalText.of(Map.of("b", 1, "a", 2))).isEqualTo("{\"a\": 2, \"b\": 1}");
  }

  @Test
  void refusesWhatItCannotTell() {
    assertThatThrownBy(() -> CanonicalText.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object");
    assertThat(CanonicalText.of(new Seed(7))).isEqualTo("{value: 7}");
  }
}
