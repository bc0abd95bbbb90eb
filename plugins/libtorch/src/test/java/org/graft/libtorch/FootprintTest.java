package org.graft.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Weights;
import org.graft.spi.training.ClassWeights;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Penalty;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Schedule;
import org.graft.spi.training.Teacher;
import org.graft.spi.training.Training;
import org.graft.testkit.fixture.Networks;
import org.junit.jupiter.api.Test;

final class FootprintTest {
  private static final double GIB = 1L << 30;
  private static final Network RESNET50 = BenchNetworks.of("resnet50-224");

  /** {@code dense_1}, of a thousand units, and a head. */
  private static final Network WIDE = wide(1000);

  private static final int BATCH = 16;

  /** A loss against what a node outputs. */
  private record Nothing(String tap) implements FeatureLoss {
    @Override
    public double add(
        double[][] features, double[][] source, Targets targets, double[][] gradient) {
      return 0;
    }

    @Override
    public String words() {
      return "nothing";
    }
  }

  private static Network wide(int units) {
    return Network.sequential(
        Networks.VECTOR,
        List.of(
            dense(units, ActivationFunction.RELU),
            dense(Networks.CLASSES, ActivationFunction.SOFTMAX)));
  }

  private static Layer dense(int units, ActivationFunction function) {
    return new Layer.Dense(units, function, Initializer.GLOROT_UNIFORM, true);
  }

  private static FitJob job(Network network, int rows, Phase phase) {
    Examples train =
        new Examples(
            Tensor.of(network.input().batch(rows), (row, into, at) -> {}),
            Targets.of(new int[rows]));
    Weights weights =
        network.equals(RESNET50) ? new Weights(Map.of()) : Weights.draw(network, new Seed(1));
    Map<String, Examples> none = Map.of();
    return new FitJob(network, weights, weights, train, none, List.of(phase), new Seed(1));
  }

  private static Training training(int batch) {
    return new Training(new Optimizer.Sgd(0.1), batch, 1);
  }

  private static Phase all(Network network, Training training) {
    return new Phase(
        network.nodes().stream().map(Node::name).collect(Collectors.toSet()), training);
  }

  private static double resnet(int batch, boolean all) {
    Phase phase =
        all
            ? all(RESNET50, training(batch))
            : new Phase(Set.of(RESNET50.output().name()), training(batch));
    return Footprint.training(job(RESNET50, 256, phase)) / GIB;
  }

  /** More bytes than a plain training of {@link #WIDE} takes. */
  private static long beyond(FitJob job) {
    return Footprint.training(job)
        - Footprint.training(job(WIDE, BATCH, all(WIDE, training(BATCH))));
  }

  /** PyTorch's own peak for a step on 32 images is about 3 GiB, on 128 about 11. */
  @Test
  void reckonsAResNetsStepsToWithinTwiceWhatTheyTake() {
    assertThat(resnet(32, true)).isBetween(3.0, 9.0);
    assertThat(resnet(128, true)).isBetween(11.0, 33.0);
    assertThat(resnet(32, false)).isLessThan(resnet(32, true));
    assertThat(Footprint.inference(RESNET50, 1000, List.of(RESNET50.output().name())) / GIB)
        .isBetween(0.5, 2.0);
  }

  @Test
  void takesNoBatchToBeLargerThanThereAreRows() {
    assertThat(beyond(job(WIDE, BATCH, all(WIDE, training(4096))))).isZero();
    assertThat(beyond(job(WIDE, 2 * BATCH, all(WIDE, training(4096))))).isPositive();
    String last = WIDE.output().name();
    assertThat(Footprint.inference(WIDE, 10, List.of(last)))
        .isLessThan(Footprint.inference(WIDE, 20, List.of(last)));
  }

  @Test
  void countsTheSourceWeightsThatL2SpPullsTowards() {
    Training pulled =
        new Training(
            new Optimizer.Sgd(0.1),
            BATCH,
            1,
            new Schedule.Constant(),
            new Penalty(0, 0, 0.01),
            Optional.empty(),
            ClassWeights.NONE);

    long kernels = WIDE.size((node, parameter) -> parameter.isKernel());

    assertThat(beyond(job(WIDE, BATCH, all(WIDE, pulled)))).isEqualTo(Float.BYTES * kernels);
  }

  /** As far up as the loss reads it: its weights, its outputs and the gradient by the tap. */
  @Test
  void countsTheSourceNetworkOfALossOnFeatures() {
    FitJob job =
        job(WIDE, BATCH, all(WIDE, training(BATCH)).withLosses(List.of(new Nothing("dense_1"))));
    long weights = WIDE.upTo("dense_1").size();

    assertThat(beyond(job)).isGreaterThanOrEqualTo(Float.BYTES * (weights + 2 * BATCH * 1000L));
  }

  @Test
  void countsATeachersNetwork() {
    Network large = wide(1_000_000).logits();
    FitJob own =
        job(WIDE, BATCH, all(WIDE, training(BATCH)).withLosses(List.of(new Nothing("dense_2"))));
    FitJob taught = own.taughtBy(new Teacher(large, Weights.draw(large, new Seed(1))));

    assertThat(Footprint.training(taught) - Footprint.training(own))
        .isGreaterThan(Float.BYTES * (large.size() - WIDE.size() + BATCH * 999_000L));
  }

  @Test
  void reckonsANetworkNoFurtherThanItsHighestTap() {
    List<String> low = List.of(Network.INPUT, "dense_1");

    assertThat(Footprint.inference(wide(1_000_000), 10, low))
        .isEqualTo(Footprint.inference(wide(1_000_000).upTo("dense_1"), 10, low))
        .isLessThan(Footprint.inference(wide(1_000_000), 10, List.of("dense_2")));
    assertThat(Footprint.inference(WIDE, 10, List.of(Network.INPUT))).isZero();
  }
}
