package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;

final class StrataTest {
  private static final Target NUMBERS = new Target.Numbers(List.of("y"));

  private static int[] groups(float... numbers) {
    Tensor values = Tensor.of(Shape.of(numbers.length, 1), numbers);
    return Strata.of(NUMBERS, new Targets.Values(values)).group();
  }

  @Test
  void numbersFallIntoTenBinsOfEquallyManyRows() {
    float[] numbers = new float[200];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (i * 37 % 200) * (i * 37 % 200);
    }
    int[] group = groups(numbers);
    for (int bin = 0; bin < 10; bin++) {
      int own = bin;
      assertThat(IntStream.of(group).filter(g -> g == own).count()).isEqualTo(20);
    }
    assertThat(group[0]).isZero();
    assertThat(IntStream.range(0, 200).filter(i -> numbers[i] >= 180 * 180).map(i -> group[i]))
        .containsOnly(9);
  }

  @Test
  void equalNumbersAreInOneBin() {
    assertThat(groups(5, 5, 5, 5, 5, 5, 5, 5, 5, 9)).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 9);
  }

  @Test
  void classesAreTheirOwnGroups() {
    Target classes = new Target.Classes(List.of("a", "b"));
    assertThat(Strata.of(classes, Targets.of(new int[] {1, 0, 1})).group())
        .containsExactly(1, 0, 1);
  }
}
