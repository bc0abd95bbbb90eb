package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.MissingInputs;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Seed SEED = new Seed(11);

  @Test
  void showsTheWholeDataSetAsItIs() {
    Dataset toy = Toy.withValidation(6, 9, 3);
    assertThat(View.WHOLE.apply(toy, SEED).digest()).isEqualTo(toy.digest());
    assertThat(View.WHOLE.canonical()).isEqualTo("{}");
  }

  @Test
  void keepsClassesInTheOrderAskedAndNumbersThemAnew() {
    Dataset toy = Toy.of(3, 6, 9, 12);
    Dataset part = new Parts().classes("d", "1-2").apply(toy);

    assertThat(part.classes()).containsExactly("d", "b", "c");
    assertThat(Toy.counts(part.train(), 3)).containsExactly(12, 6, 9);
    assertThat(Toy.counts(part.test(), 3)).containsExactly(4, 2, 3);
    for (int i = 0; i < part.train().size(); i++) {
      int row = Toy.rows(part.train()).get(i);
      assertThat(part.classes().get(part.train().label(i)))
          .isEqualTo(toy.classes().get(toy.train().label(row)));
    }
    assertThat(Toy.rows(part.train())).isSorted();
  }

  @Test
  void namesTheNearestClassWhenThereIsNoneSuch() {
    assertThatThrownBy(() -> ClassChoice.of(List.of("Snaeker"), List.of("Sneaker", "T-shirt/top")))
        .hasMessage(
            "classes: there is no class 'Snaeker' (did you mean 'Sneaker'?); there are 2: Sneaker,"
                + " T-shirt/top");
    assertThatThrownBy(() -> ClassChoice.of(List.of("7"), List.of("cat", "dog")))
        .hasMessage("classes: there is no class '7'; there are 2: cat, dog");
    assertThatThrownBy(() -> ClassChoice.of(List.of("a-b", "a"), List.of("a", "b")))
        .hasMessage("classes: 'a' is there twice in [a-b, a]");
    assertThatThrownBy(() -> ClassChoice.of(List.of("a"), List.of("a", "b")))
        .hasMessage("classes: 2 or more are needed to tell apart, found [a]");
  }

  @Test
  void keepsTheFirstRowsOrARangeOfThem() {
    Dataset toy = Toy.of(10, 10);
    assertThat(Toy.rows(new Parts().rows("5").apply(toy).train())).containsExactly(0, 1, 2, 3, 4);
    assertThat(Toy.rows(new Parts().rows("7-9").apply(toy).train())).containsExactly(7, 8, 9);
    assertThatThrownBy(() -> new Parts().rows("15-20").apply(toy))
        .hasMessage("rows: 15-20 asks for more than the 20 training rows there are (0-19)");
    assertThatThrownBy(() -> new Parts().rows("1").apply(toy))
        .hasMessageContaining("class 'b' has no row in what is left to train on (1 rows)");
  }

  @Test
  void drawsAsManyOfEachClassAndSmallerDrawsLieInLargerOnes() {
    Dataset toy = Toy.of(30, 60, 20);
    List<Integer> smaller = List.of();
    for (int n = 1; n <= 20; n++) {
      Dataset drawn = new Parts().perClass(String.valueOf(n)).apply(toy);
      assertThat(Toy.counts(drawn.train(), 3)).containsOnly(n);
      assertThat(Toy.rows(drawn.train())).isSorted().containsAll(smaller);
      smaller = Toy.rows(drawn.train());
    }
    assertThat(Toy.rows(new Parts().perClass("smallest").apply(toy).train())).isEqualTo(smaller);
    assertThatThrownBy(() -> new Parts().perClass("21").apply(toy))
        .hasMessage("per-class: 21 rows of each class are asked for, class 'c' has 20");
  }

  @Test
  void drawsTheSameRowsOfAClassWhateverOtherClassesAreKept() {
    Dataset toy = Toy.of(30, 60, 20);
    Dataset all = new Parts().perClass("5").apply(toy);
    Dataset two = new Parts().classes("c", "b").perClass("5").apply(toy);
    assertThat(Toy.rows(all.train())).containsAll(Toy.rows(two.train()));
  }

  @Test
  void drawsAShareOrANumberByLargestRemainders() {
    Dataset toy = Toy.of(50, 30, 20);
    assertThat(Toy.counts(new Parts().fraction(0.1).apply(toy).train(), 3))
        .containsExactly(5, 3, 2);
    assertThat(Toy.counts(new Parts().count(11).apply(toy).train(), 3)).containsExactly(6, 3, 2);
    assertThat(new Parts().fraction(1).apply(toy).digest()).isEqualTo(toy.digest());
    assertThat(Stratified.shares(new int[] {1, 1, 1}, 2)).containsExactly(1, 1, 0);
    assertThat(Stratified.shares(new int[] {0, 7, 0}, 7)).containsExactly(0, 7, 0);
    assertThatThrownBy(() -> new Parts().count(101).apply(toy))
        .hasMessage("count: 101 is more than the 100 training rows there are");
    assertThatThrownBy(() -> new Parts().count(2).apply(toy))
        .hasMessageContaining("class 'c' has no row in what is left to train on");
  }

  @Test
  void splitsValidationRowsOffWhatWasDrawn() {
    Dataset toy = Toy.of(50, 30, 20);
    Dataset split = new Parts().count(50).validation("10").apply(toy);

    assertThat(Toy.counts(split.train(), 3)).containsExactly(20, 12, 8);
    assertThat(Toy.counts(split.validation().orElseThrow(), 3)).containsExactly(5, 3, 2);
    List<Integer> both = new ArrayList<>(Toy.rows(split.train()));
    both.addAll(Toy.rows(split.validation().orElseThrow()));
    assertThat(both)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(Toy.rows(new Parts().count(50).apply(toy).train()));
    assertThat(split.test().size()).isEqualTo(toy.test().size());
    assertThatThrownBy(() -> new Parts().validation("100").apply(toy))
        .hasMessage("validation: 100 takes 100 of 100 rows; expected 1 to 99");
    assertThatThrownBy(() -> new Parts().validation("0.001").apply(toy))
        .hasMessage("validation: 0.001 takes 0 of 100 rows; expected 1 to 99");
  }

  @Test
  void joinsTheValidationRowsThatCameWithTheDataSetBeforeDrawingNewOnes() {
    Dataset toy = Toy.withValidation(10, 20);
    assertThat(View.WHOLE.apply(toy, SEED).validation()).isPresent();
    Dataset split = new Parts().validation("0.5").apply(toy);
    assertThat(Toy.counts(split.train(), 2)).containsExactly(10, 20);
    assertThat(Toy.rows(split.train())).anyMatch(row -> row >= 200_000);
  }

  @Test
  void drawsTestRowsAnewFromAllSplits() {
    Dataset toy = Toy.withValidation(30, 60);
    Dataset split = new Parts().test("0.25").apply(toy);

    assertThat(split.validation()).isEmpty();
    assertThat(split.test().size()).isEqualTo(53);
    assertThat(split.train().size()).isEqualTo(210 - 53);
    assertThat(Toy.rows(split.test())).anyMatch(row -> row < 100).anyMatch(row -> row >= 200_000);
    assertThat(Toy.rows(split.train())).doesNotContainAnyElementsOf(Toy.rows(split.test()));
    assertThat(new Parts().test("0.25").apply(toy).digest()).isEqualTo(split.digest());
    assertThat(new Parts().test("0.25").view().apply(toy, new Seed(12)).digest())
        .isNotEqualTo(split.digest());
  }

  @Test
  void asksForTestRowsWhereThereAreNone() {
    Dataset toy = Toy.of(10, 10);
    Dataset untested =
        new Dataset(toy.classes(), toy.train(), Optional.empty(), toy.train().select(new int[0]));
    assertThatThrownBy(() -> View.WHOLE.apply(untested, SEED))
        .hasMessage("test: there are no test rows of these classes; split some off (test: 0.2)");
    assertThat(new Parts().test("4").apply(untested).test().size()).isEqualTo(4);
  }

  @Test
  void testsEveryRowWhereNothingTrains() {
    Dataset toy = Toy.of(10, 10);
    Dataset all = new Parts().test("all").apply(toy);
    assertThat(all.train().size()).isZero();
    assertThat(all.test().size()).isEqualTo(toy.train().size() + toy.test().size());
    Dataset pixels = Toy.inputs(Shape.of(2, 1), new float[] {51, 255});
    assertThat(new Parts().test("all").scale(Scale.UNIT).apply(pixels).test().inputs().toArray())
        .containsExactly(0.2f, 1, 0.2f, 1);
    assertThat(new Parts().test("all").view().canonical()).isEqualTo("{\"test\":\"all\"}");
    assertThatThrownBy(() -> new Parts().test("all").validation("0.2").view())
        .hasMessageContaining("test: all leaves no training rows for");
    assertThatThrownBy(() -> new Parts().test("all").scale(Scale.MIN_MAX).view())
        .hasMessageContaining("test: all leaves no training rows for");
    assertThatThrownBy(() -> new Parts().validation("all").apply(toy))
        .hasMessageContaining("validation: all takes");
  }

  @Test
  void refusesWhatMakesNoSenseWhateverTheData() {
    assertThatThrownBy(() -> new Parts().count(3).fraction(0.5).view())
        .hasMessage("per-class, fraction and count exclude one another, found 2 of them");
    assertThatThrownBy(() -> new Parts().fraction(1.5).view())
        .hasMessage("fraction must lie in (0, 1], found 1.5; for a number of rows: count");
    for (String text : List.of("0", "-3", "2.5", "1e12", "many")) {
      assertThatThrownBy(() -> Portion.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected a share between 0 and 1 (0.2) or a number of rows (500)");
    }
    for (String text : List.of("0", "-3", "9-3", "x", "99999999999")) {
      assertThatThrownBy(() -> RowRange.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("expected");
    }
    for (String text : List.of("0", "-3", "biggest", "99999999999")) {
      assertThatThrownBy(() -> PerClass.read(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              "expected a number of rows (10), `smallest`, a number for each class");
    }
  }

  @Test
  void isKnownByWhatIsNotAtItsDefault() {
    assertThat(new Parts().classes("0-4").perClass("10").validation("0.20").view().canonical())
        .isEqualTo("{\"classes\":[\"0-4\"],\"per-class\":\"10\",\"validation\":\"0.2\"}");
    assertThat(new Parts().scale(Scale.STANDARDIZE_CHANNELS).rows("5").view().canonical())
        .isEqualTo("{\"rows\":\"0-4\",\"scale\":\"standardize-channels\"}");
  }

  /** A view, component by component. */
  static final class Parts {
    private List<String> classes = List.of();
    private Optional<Portion> test = Optional.empty();
    private Optional<RowChoice> rows = Optional.empty();
    private Optional<PerClass> perClass = Optional.empty();
    private Optional<Double> fraction = Optional.empty();
    private Optional<Integer> count = Optional.empty();
    private Optional<Portion> validation = Optional.empty();
    private Scale scale = Scale.NONE;

    Parts classes(String... names) {
      classes = List.of(names);
      return this;
    }

    Parts test(String portion) {
      test = Optional.of(Portion.parse(portion));
      return this;
    }

    Parts rows(String range) {
      rows = Optional.of(RowChoice.read(range));
      return this;
    }

    Parts perClass(String number) {
      perClass = Optional.of(PerClass.read(number));
      return this;
    }

    Parts fraction(double share) {
      fraction = Optional.of(share);
      return this;
    }

    Parts count(int number) {
      count = Optional.of(number);
      return this;
    }

    Parts validation(String portion) {
      validation = Optional.of(Portion.parse(portion));
      return this;
    }

    Parts scale(Scale how) {
      scale = how;
      return this;
    }

    View view() {
      return new View(
          Optional.empty(),
          classes,
          test,
          rows,
          perClass,
          fraction,
          count,
          validation,
          scale,
          Optional.empty());
    }

    Dataset apply(Dataset dataset) {
      return view().apply(dataset, SEED);
    }
  }

  @Test
  void fillsMissingInputsByZeroWhereNoneTrains() {
    Dataset given = gaps();
    View all = Views.testing("all");
    assertThat(all.apply(given, new Seed(1)).test().inputs().toArray())
        .containsExactly(0, 1, 2, 0, 100, 3);
  }

  @Test
  void leavesMissingInputsOfAPartToTheWhole() {
    Dataset part = View.WHOLE.part(gaps(), new Seed(1), Optional.empty());
    assertThat(part.missing()).isEqualTo(MissingInputs.TRAINING_MEAN);
    assertThat(part.train().inputs().toArray()).containsExactly(Float.NaN, 1, 2, Float.NaN);
  }

  @Test
  void refusesOfAPartWhatTheWholeDecides() {
    View resized = Views.resized(new Size(2, 2));
    assertThatThrownBy(() -> resized.part(gaps(), new Seed(1), Optional.empty()))
        .hasMessageContaining("size: resizes images, and inputs are missing here");
    View scaled = Views.targetsScaled(TargetScale.NONE);
    assertThatThrownBy(() -> scaled.part(gaps(), new Seed(1), Optional.empty()))
        .hasMessageContaining("put target-scale beside the whole");
  }

  private static Dataset gaps() {
    return new Dataset(
        new Target.Classes(List.of("a", "b")),
        new Examples(
            Tensor.of(Shape.of(2, 2), new float[] {Float.NaN, 1, 2, Float.NaN}), new int[] {0, 1}),
        Optional.empty(),
        new Examples(Tensor.of(Shape.of(1, 2), new float[] {100, 3}), new int[] {0}),
        List.of(),
        MissingInputs.TRAINING_MEAN);
  }

  @Test
  void fillsMissingInputsFromTheRowsThatTrainAlone() {
    float[] x = {1, 10, Float.NaN, 20, 3, Float.NaN, 5, 40, Float.NaN, 50, 7, 60};
    Dataset given =
        new Dataset(
            new Target.Classes(List.of("a", "b")),
            new Examples(Tensor.of(Shape.of(6, 2), x), new int[] {0, 1, 0, 1, 1, 1}),
            Optional.empty(),
            new Examples(
                Tensor.of(Shape.of(2, 2), new float[] {Float.NaN, 1, 100, Float.NaN}),
                new int[] {0, 1}),
            List.of(),
            MissingInputs.TRAINING_MEAN);
    Dataset shown = View.WHOLE.apply(given, new Seed(1));
    assertThat(shown.train().inputs().toArray())
        .containsExactly(1, 10, 4, 20, 3, 36, 5, 40, 4, 50, 7, 60);
    assertThat(shown.test().inputs().toArray()).containsExactly(4, 1, 100, 36);
    View three = Views.ofRows("0-2");
    Dataset few = three.apply(given, new Seed(1));
    assertThat(few.train().inputs().toArray()).containsExactly(1, 10, 2, 20, 3, 15);
    assertThat(few.test().inputs().toArray()).containsExactly(2, 1, 100, 15);
  }
}
