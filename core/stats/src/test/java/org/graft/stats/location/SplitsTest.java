package org.graft.stats.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.graft.stats.Refusal;
import org.junit.jupiter.api.Test;

final class SplitsTest {
  @Test
  void visitsEverySplitOnceWhereThereAreFew() {
    Splits splits = Splits.of(3, 4, 1, 10);
    Set<List<Integer>> seen = new HashSet<>();
    splits.visit((split, chosen) -> seen.add(IntStream.of(chosen).limit(3).boxed().toList()));
    assertThat(seen).hasSize(35).hasSize(splits.count());
    assertThat(splits.exact()).isTrue();
  }

  @Test
  void givesPairsOfSamplesTheSameAnswerAsEachForItself() {
    double[] x = new Random(1).doubles(30).toArray();
    double[] y = new Random(2).doubles(20, 0.2, 1.1).toArray();
    Splits splits = Splits.of(30, 20, 5, 3_000);
    WelchPermutation shared = WelchPermutation.of(x, y, splits);
    assertThat(shared.test()).isEqualTo(WelchPermutation.of(x, y, 5, 3_000).test());
    assertThat(shared.interval(0.95)).isEqualTo(WelchPermutation.of(x, y, splits).interval(0.95));
    assertThatThrownBy(() -> WelchPermutation.of(y, x, splits)).isInstanceOf(Refusal.class);
  }
}
