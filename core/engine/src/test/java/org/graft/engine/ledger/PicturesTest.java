package org.graft.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.result.study.Scatter;
import org.junit.jupiter.api.Test;

final class PicturesTest {
  private static Dataset data(int rows, int features) {
    float[] values = new float[rows * features];
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      values[i * features] = i + 0.5f;
      labels[i] = i % 2;
    }
    Examples train = new Examples(Tensor.of(Shape.of(rows, features), values), labels);
    Examples test = new Examples(Tensor.of(Shape.of(1, features), new float[features]), new int[1]);
    return new Dataset(List.of("<one>", "two"), train, Optional.empty(), test);
  }

  @Test
  void keepEveryExampleOfAllSplitsByClass() {
    List<Scatter.Group> groups = Pictures.read(Pictures.of(data(3, 2)).orElseThrow());
    assertThat(groups).extracting(Scatter.Group::label).containsExactly("<one>", "two");
    assertThat(groups.get(0).x()).containsExactly(0.5, 2.5, 0.0);
    assertThat(groups.get(1).x()).containsExactly(1.5);
    assertThat(groups.get(1).y()).containsExactly(0.0);
  }

  @Test
  void thinOutLargeDataEvenly() {
    List<Scatter.Group> groups =
        Pictures.read(Pictures.of(data(3 * Pictures.MOST - 1, 2)).orElseThrow());
    assertThat(groups.stream().mapToInt(g -> g.x().size()).sum()).isEqualTo(Pictures.MOST);
    assertThat(groups.get(1).x()).startsWith(3.5, 9.5, 15.5);
  }

  @Test
  void areMadeOfTwoFeaturesOnly() {
    assertThat(Pictures.of(data(4, 1))).isEmpty();
    assertThat(Pictures.of(data(4, 3))).isEmpty();
  }
}
