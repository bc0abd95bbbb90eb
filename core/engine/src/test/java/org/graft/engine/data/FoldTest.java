package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static final Seed SEED = new Seed(11);
  private final Dataset toy = Toy.withValidation(30, 24, 9);

  @Test
  void testsEveryRowOnceInFoldsOfEqualShares() {
    Splits folds = new Splits(Optional.of(5), 1, Optional.empty(), Optional.empty());
    List<Integer> tested = new ArrayList<>();
    for (Optional<Fold> fold : Fold.all(Optional.of(folds))) {
      Dataset part = View.WHOLE.apply(toy, SEED, fold);
      assertThat(part.test().size()).isBetween(29, 30); // of 63 + 63 + 21 rows
      assertThat(Toy.counts(part.test(), 3)[0]).isBetween(13, 15);
      assertThat(part.train().size()).isEqualTo(147 - part.test().size());
      assertThat(Toy.rows(part.train())).doesNotContainAnyElementsOf(Toy.rows(part.test()));
      tested.addAll(Toy.rows(part.test()));
    }
    assertThat(tested).hasSize(147).doesNotHaveDuplicates();
  }

  @Test
  void dealsRowsAnewEachTime() {
    Splits folds = new Splits(Optional.of(3), 2, Optional.empty(), Optional.empty());
    assertThat(folds.count()).isEqualTo(6);
    assertThat(tested(folds, 0)).isNotEqualTo(tested(folds, 3)).isEqualTo(tested(folds, 0));
    Set<Integer> second = new HashSet<>();
    List.of(3, 4, 5).forEach(i -> second.addAll(tested(folds, i)));
    assertThat(second).hasSize(147);
  }

  @Test
  void drawsResamplesOfTheirOwn() {
    Splits resamples =
        new Splits(Optional.empty(), 1, Optional.of(4), Optional.of(Portion.parse("0.2")));
    assertThat(tested(resamples, 0)).hasSize(29).isNotEqualTo(tested(resamples, 1));
    Dataset part = View.WHOLE.apply(toy, SEED, Optional.of(new Fold(resamples, 2)));
    assertThat(Toy.counts(part.test(), 3)).containsExactly(14, 11, 4);
    assertThat(part.validation()).isEmpty();
  }

  @Test
  void drawsValidationAndFewLabelsWithinTheDivision() {
    Splits folds = new Splits(Optional.of(3), 1, Optional.empty(), Optional.empty());
    View view =
        new View(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(PerClass.read("5")),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Portion.parse("3")),
            Scale.NONE,
            Optional.empty());
    Dataset part = view.apply(toy, SEED, Optional.of(new Fold(folds, 1)));
    assertThat(Toy.counts(part.train(), 3)).containsExactly(4, 4, 4);
    assertThat(part.validation().orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void drawsVtabsThousandOfWhichTwoHundredValidate() {
    Dataset large = Toy.of(900, 600, 300);
    View vtab =
        new View(
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(1000),
            Optional.of(Portion.parse("200")),
            Scale.NONE,
            Optional.empty());
    Dataset part = vtab.apply(large, SEED);
    assertThat(Toy.counts(part.train(), 3)).containsExactly(400, 266, 134);
    assertThat(part.validation().orElseThrow().size()).isEqualTo(200);
    assertThat(vtab.apply(large, SEED).digest()).isEqualTo(part.digest());
    assertThat(vtab.apply(large, new Seed(12)).digest()).isNotEqualTo(part.digest());
  }

  @Test
  void refusesWhatSaysTwoThings() {
    assertThatThrownBy(() -> new Splits(Optional.of(3), 1, Optional.of(3), Optional.empty()))
        .hasMessageContaining("splits are either folds, such as {folds: 10}, or {resamples: 10");
    assertThatThrownBy(
            () -> new Splits(Optional.of(3), 1, Optional.empty(), Optional.of(Portion.parse("9"))))
        .hasMessageContaining("test is for resamples");
    View tests = Views.testing("0.1");
    Splits folds = new Splits(Optional.of(3), 1, Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> tests.apply(toy, SEED, Optional.of(new Fold(folds, 0))))
        .hasMessageContaining("test: 0.1 and repeats.splits both say which rows are tested");
    Splits many = new Splits(Optional.of(200), 1, Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> View.WHOLE.apply(toy, SEED, Optional.of(new Fold(many, 0))))
        .hasMessage("repeats.splits: 200 folds of 147 rows leave some empty");
  }

  private List<Integer> tested(Splits splits, int index) {
    return Toy.rows(View.WHOLE.apply(toy, SEED, Optional.of(new Fold(splits, index))).test());
  }
}
