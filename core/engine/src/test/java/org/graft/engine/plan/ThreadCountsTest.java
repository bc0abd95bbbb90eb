package org.graft.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.Test;

final class ThreadCountsTest {
  private static final Network DENSE =
      Network.sequential(Shape.of(4096), List.of(dense(4096), dense(10)));
  private static final Network CONVNET = convolutional(28, 32);
  private static final Network LARGE = convolutional(224, 128);

  private final ThreadCounts threadCounts = new ThreadCounts(OptionalInt.empty(), 8);

  @Test
  void givesSharedStepsWithConvolutionsAllCores() {
    assertThat(threadCounts.shared(CONVNET, 128)).isEqualTo(8);
    assertThat(threadCounts.shared(CONVNET, 1)).isEqualTo(1);
    assertThat(threadCounts.shared(DENSE, 128)).isEqualTo(1);
  }

  @Test
  void givesTrialsOneThreadUnlessABatchIsHuge() {
    assertThat(threadCounts.own(CONVNET, 128)).isEqualTo(1);
    assertThat(threadCounts.own(LARGE, 32)).isEqualTo(8);
    assertThat(threadCounts.own(DENSE, 4096)).isEqualTo(1);
  }

  @Test
  void givesEveryStepWhatTheUserAsksFor() {
    ThreadCounts asked = new ThreadCounts(OptionalInt.of(3), 8);
    assertThat(asked.shared(DENSE, 1)).isEqualTo(3);
    assertThat(asked.own(LARGE, 32)).isEqualTo(3);
  }

  private static Network convolutional(int side, int filters) {
    return Network.sequential(
        Shape.of(3, side, side),
        List.of(
            convolution(filters),
            convolution(filters),
            new Layer.MaxPooling(new Size(2, 2), Optional.empty(), Padding.VALID),
            new Layer.Flatten(),
            dense(10)));
  }

  private static Layer convolution(int filters) {
    return new Layer.Convolution(
        filters,
        new Size(3, 3),
        new Size(1, 1),
        Padding.VALID,
        new Size(1, 1),
        ActivationFunction.RELU,
        Initializer.GLOROT_UNIFORM,
        true);
  }

  private static Layer dense(int units) {
    return new Layer.Dense(units, ActivationFunction.RELU, Initializer.HE_UNIFORM, true);
  }
}
