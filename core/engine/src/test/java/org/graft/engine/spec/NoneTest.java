package org.graft.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.engine.plugin.ValueType;
import org.graft.engine.problem.Place;
import org.graft.engine.problem.Problems;
import org.graft.engine.spec.bind.Binder;
import org.graft.engine.spec.yaml.Yaml;
import org.junit.jupiter.api.Test;

/** What 'none' means: an option left out, unless it is one of the option's own values. */
final class NoneTest {
  /** Says none in its own words. */
  enum Weather {
    NONE,
    RAIN
  }

  /** Does not. */
  enum Side {
    LEFT,
    RIGHT
  }

  @Test
  void isAValueWhereItIsOne() {
    assertThat(bound("none", Weather.class)).isEqualTo(Optional.of(Weather.NONE));
    assertThat(bound("null", Weather.class)).isEqualTo(Optional.empty());
  }

  @Test
  void isElseTheAbsenceOfOne() {
    assertThat(bound("none", Side.class)).isEqualTo(Optional.empty());
    assertThat(bound("left", Side.class)).isEqualTo(Optional.of(Side.LEFT));
  }

  private static Object bound(String text, Class<?> type) {
    Binder binder = new Binder(Doubles.registry(), new Problems());
    Yaml node = new Yaml.Text(text, true, new Place("test", 1, ""));
    Object value = binder.bind(node, new ValueType.Maybe(new ValueType.Constants(type)));
    return List.of(value == null ? "nothing" : value).get(0);
  }
}
