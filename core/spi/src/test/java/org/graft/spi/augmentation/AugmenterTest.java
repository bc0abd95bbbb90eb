package org.graft.spi.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.graft.spi.augmentation.Augmentation.Brightness;
import org.graft.spi.augmentation.Augmentation.Crop;
import org.graft.spi.augmentation.Augmentation.Cutout;
import org.graft.spi.augmentation.Augmentation.HeightShift;
import org.graft.spi.augmentation.Augmentation.HorizontalFlip;
import org.graft.spi.augmentation.Augmentation.Mixup;
import org.graft.spi.augmentation.Augmentation.Rotation;
import org.graft.spi.augmentation.Augmentation.VerticalFlip;
import org.graft.spi.augmentation.Augmentation.WidthShift;
import org.graft.spi.augmentation.Augmentation.Zoom;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AugmenterTest {
  private static final Seed SEED = new Seed(11);
  private static final Offset<Float> ROUNDING = within(1e-3f);
  private final Examples pictures =
      new Examples(Tensor.of(Shape.of(3, 2, 6, 7), Printed.numbers("images")), new int[] {0, 1, 2});

  @ParameterizedTest
  @EnumSource(FillMode.class)
  void turnsShiftsAndZoomsAsKerasDoes(FillMode mode) {
    assertThat(
            changed(
                new Rotation(40, mode, 9),
                new WidthShift(0.3, mode, 9),
                new HeightShift(2, mode, 9),
                new Zoom(0.4, mode, 9)))
        .containsExactly(Printed.numbers(mode.name().toLowerCase(java.util.Locale.ROOT)), ROUNDING);
  }

  @Test
  void flipsToTheBit() {
    assertThat(changed(new HorizontalFlip(), new VerticalFlip()))
        .containsExactly(Printed.numbers("flips"));
  }

  @Test
  void changesBrightnessWithinTheRangeOfTheTrainingSplit() {
    assertThat(changed(new Brightness(0.5, Optional.empty())))
        .containsExactly(Printed.numbers("brightness"), ROUNDING);
  }

  @Test
  void cutsWindowsOfFullSizeToTheBit() {
    assertThat(changed(new Crop(1, 2, FillMode.CONSTANT, 9)))
        .containsExactly(Printed.numbers("crop"));
  }

  @Test
  void resizesSmallerWindows() {
    assertThat(changed(new Crop(0.5, 0, FillMode.CONSTANT, 9)))
        .containsExactly(Printed.numbers("window"), ROUNDING);
  }

  @Test
  void coversSquares() {
    assertThat(changed(new Cutout(3, 5))).containsExactly(Printed.numbers("cutout"));
  }

  @Test
  void interpolatesAnewWhereSomethingComesBetween() {
    assertThat(
            changed(
                new Rotation(40, FillMode.REFLECT, 0),
                new Brightness(0.2, Optional.of(List.of(50.0, 150.0))),
                new Zoom(0.4, FillMode.NEAREST, 0)))
        .containsExactly(Printed.numbers("two"), ROUNDING);
  }

  @Test
  void isAFunctionOfSeedAndExample() {
    Augmenter augmenter = augmenter(new Rotation(40, FillMode.WRAP, 0));
    assertThat(augmenter.pass(SEED).inputs().sameBits(augmenter.pass(SEED).inputs())).isTrue();
    assertThat(augmenter.pass(SEED).inputs().sameBits(augmenter.pass(new Seed(12)).inputs()))
        .isFalse();
    Examples last = augmenter.pass(SEED).select(new int[] {2});
    assertThat(last.inputs().toArray()).containsExactly(augmenter.pass(SEED).inputs().rows(2, 3));
  }

  @Test
  void mixesInputsAndLabelsAlike() {
    Examples many = corners(2_000);
    Examples mixed = new Augmenter(List.of(new Mixup(0.4)), many).pass(SEED);
    double sum = 0;
    for (int row = 0; row < mixed.size(); row++) {
      float[] input = mixed.inputs().rows(row, row + 1);
      float share = mixed.targets().classes().share(row);
      float[] told = new float[2];
      told[mixed.targets().classes().label(row)] += share;
      told[mixed.targets().classes().second(row)] += 1 - share;
      assertThat(input).containsExactly(told, within(1e-6f));
      assertThat(share).isBetween(0.5f, 1f);
      assertThat(mixed.label(row)).isEqualTo(many.label(row));
      sum += (double) share * (1 - share);
    }
    // E[b (1 - b)] of Beta(a, a) is a / (2 (2 a + 1)); four standard errors of 2,000 draws
    assertThat(sum / mixed.size()).isCloseTo(0.4 / 3.6, within(0.008));
  }

  @Test
  void refusesWhatInputsCannotBe() {
    Examples rows = corners(4);
    assertThatThrownBy(() -> new Augmenter(List.of(new HorizontalFlip()), rows))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "augmentation: only mixup works on inputs of shape 2; the others need pictures,"
                + " [channels, height, width]");
  }

  /** Examples of two classes, each at a corner of its own. */
  private static Examples corners(int n) {
    float[] inputs = new float[2 * n];
    int[] labels = new int[n];
    for (int row = 0; row < n; row++) {
      labels[row] = row % 2;
      inputs[2 * row + labels[row]] = 1;
    }
    return new Examples(Tensor.of(Shape.of(n, 2), inputs), labels);
  }

  private Augmenter augmenter(Augmentation... augmentations) {
    return new Augmenter(List.of(augmentations), pictures);
  }

  private float[] changed(Augmentation... augmentations) {
    return augmenter(augmentations).pass(SEED).inputs().toArray();
  }
}
