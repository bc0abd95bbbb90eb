package org.graft.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;

class ScalerTest {
  @Test
  void dividesPixelsBy255() {
    Dataset pixels = Toy.inputs(Shape.of(2, 3), new float[] {0, 51, 255, 1, 2, 3});
    assertThat(apply(Scale.UNIT, pixels).train().inputs().toArray())
        .containsExactly(0f, 0.2f, 1f, 1f / 255, 2f / 255, 3f / 255);
    assertThatThrownBy(
            () -> apply(Scale.UNIT, Toy.inputs(Shape.of(2, 1), new float[] {-1.5f, 300})))
        .hasMessage(
            "scale: unit divides pixels in 0..255 by 255, these lie in -1.5..300.0; take"
                + " min-max or standardize");
  }

  @Test
  void refusesToDivideWhatIsNotInTheRangeOfPixels() {
    assertThatThrownBy(() -> apply(Scale.UNIT, Toy.inputs(Shape.of(2, 1), new float[] {0, 1})))
        .hasMessage(
            "scale: unit divides pixels in 0..255 by 255, these lie in 0.0..1.0; they are"
                + " scaled already, leave it out");
    assertThatThrownBy(() -> apply(Scale.UNIT, Toy.inputs(Shape.of(2, 1), new float[] {0, 16})))
        .hasMessageEndingWith("these lie in 0.0..16.0; take min-max or standardize");
  }

  @Test
  void standardizesEachFeatureAsScikitLearnDoes() {
    // StandardScaler().fit_transform([[1, 10], [2, 10], [4, 10], [5, 10]]): mean 3, population
    // standard deviation sqrt(2.5) = 1.5811388; a constant feature is only centred.
    Dataset toy = Toy.inputs(Shape.of(4, 2), new float[] {1, 10, 2, 10, 4, 10, 5, 10});
    assertThat(apply(Scale.STANDARDIZE, toy).train().inputs().toArray())
        .containsExactly(
            new float[] {-1.264911f, 0, -0.6324555f, 0, 0.6324555f, 0, 1.264911f, 0},
            within(3e-7f));
  }

  @Test
  void bringsEachFeatureBetweenZeroAndOne() {
    Dataset toy = Toy.inputs(Shape.of(3, 2), new float[] {-1, 7, 0, 7, 3, 7});
    assertThat(apply(Scale.MIN_MAX, toy).train().inputs().toArray())
        .containsExactly(0, 0, 0.25f, 0, 1, 0);
  }

  @Test
  void standardizesChannelsOfImages() {
    Dataset images = Toy.inputs(Shape.of(2, 2, 1, 2), new float[] {1, 3, 10, 10, 5, 7, 20, 20});
    float[] scaled = apply(Scale.STANDARDIZE_CHANNELS, images).train().inputs().toArray();
    float five = (float) Math.sqrt(5);
    assertThat(scaled)
        .containsExactly(
            new float[] {-3 / five, -1 / five, -1, -1, 1 / five, 3 / five, 1, 1}, within(1e-6f));
  }

  @Test
  void isFittedOnTheRowsThatRemainToTrain() {
    Examples train =
        new Examples(Tensor.of(Shape.of(3, 1), new float[] {0, 10, 1000}), new int[] {0, 1, 0});
    Examples test = new Examples(Tensor.of(Shape.of(2, 1), new float[] {5, 20}), new int[] {0, 1});
    Dataset toy = new Dataset(List.of("a", "b"), train, Optional.empty(), test);
    Dataset scaled = new ViewTest.Parts().rows("2").scale(Scale.MIN_MAX).apply(toy);

    assertThat(scaled.train().inputs().toArray()).containsExactly(0, 1);
    assertThat(scaled.test().inputs().toArray()).containsExactly(0.5f, 2);
  }

  @Test
  void refusesToFitWhatIsNotANumber() {
    Dataset broken = Toy.inputs(Shape.of(2, 1), new float[] {1, Float.NaN});
    assertThatThrownBy(() -> apply(Scale.STANDARDIZE, broken))
        .hasMessage("scale: a training value is NaN, which cannot be scaled");
  }

  private static Dataset apply(Scale scale, Dataset dataset) {
    return new ViewTest.Parts().scale(scale).apply(dataset);
  }
}
