package org.graft.training.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Insertion;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Phase;
import org.graft.spi.training.Training;
import org.graft.training.PhaseStart;
import org.junit.jupiter.api.Test;

final class InsertedNodeTest {
  private static final Size ONE = new Size(1, 1);
  private static final Layer DENSE =
      new Layer.Dense(2, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM, true);
  private static final Layer CONVOLUTION =
      new Layer.Convolution(
          2,
          new Size(2, 2),
          ONE,
          Padding.VALID,
          ONE,
          ActivationFunction.LINEAR,
          Initializer.GLOROT_UNIFORM,
          true);
  private static final Layer DEPTHWISE =
      new Layer.DepthwiseConvolution(
          2,
          new Size(2, 2),
          ONE,
          Padding.VALID,
          ActivationFunction.LINEAR,
          Initializer.GLOROT_UNIFORM,
          true);

  /** W = I, A = [1 2], B = [3 4]', alpha / rank = 2, the output by [out, in]: [[7 12], [8 17]]. */
  @Test
  void addsTheScaledProductOfBothToTheKernel() {
    Parameter kernel = DENSE.parameters(List.of(Shape.of(2))).get(0);
    LowRankUpdate update = new LowRankUpdate(KernelMatrix.of(kernel, new float[] {1, 0, 0, 1}), 2);
    assertThat(update.merged(new float[][] {{1, 2}, {3, 4}})[0]).containsExactly(7, 8, 12, 17);
  }

  @Test
  void startsFromTheSourcesWeights() {
    for (Insertion insertion : List.of(new Insertion.LowRank(3, 16), new Insertion.ScaleShift(0))) {
      PhaseStart start = start(CONVOLUTION, Shape.of(3, 4, 4), insertion);
      Map<String, Tensor> before = start.weights().get(0).tensors();
      InsertedNode node = InsertedNode.of(start, 0).get(0);
      assertThat(node.parameters()).hasSize(node.keys().size());
      node.parameters()
          .forEach(
              (key, numbers) ->
                  assertThat(before)
                      .hasEntrySatisfying(
                          key, tensor -> assertThat(numbers).containsExactly(tensor.toArray())));
    }
  }

  @Test
  void anOutputOfZerosStaysSoUnderDora() {
    KernelMatrix zeros =
        KernelMatrix.of(DENSE.parameters(List.of(Shape.of(2))).get(0), new float[4]);
    DecomposedUpdate update = new DecomposedUpdate(zeros, 1);
    float[][] inserted = {{1, 1}, {0, 0}, {0, 0}};
    assertThat(update.merged(inserted)[0]).containsExactly(0, 0, 0, 0);
    assertThat(update.gradients(new float[][] {{1, 1, 1, 1}}, inserted)[2]).containsExactly(0, 0);
  }

  @Test
  void countsWhatIsInserted() {
    assertThat(sizes(CONVOLUTION, Shape.of(3, 4, 4), new Insertion.LowRank(3, 16)))
        .containsExactly(3L * 3 * 2 * 2, 2L * 3);
    assertThat(sizes(DENSE, Shape.of(5), new Insertion.LowRank(3, 16)))
        .containsExactly(5L * 3, 3L * 2);
    assertThat(sizes(DENSE, Shape.of(5), new Insertion.Decomposed(new Insertion.LowRank(3, 16))))
        .containsExactly(5L * 3, 3L * 2, 2L);
    assertThat(sizes(DEPTHWISE, Shape.of(3, 4, 4), new Insertion.ScaleShift(0)))
        .containsExactly(6L, 6L);
  }

  /**
   * Of all but DoRA, whose gradient holds a norm constant: the testkit compares it with PyTorch.
   */
  @Test
  void gradientsAreThoseOfDifferences() {
    for (Layer layer : List.of(DENSE, CONVOLUTION, DEPTHWISE)) {
      Shape input = layer.equals(DENSE) ? Shape.of(5) : Shape.of(3, 4, 4);
      agree(layer, input, new Insertion.ScaleShift(0.1));
      if (!layer.equals(DEPTHWISE)) {
        agree(layer, input, new Insertion.LowRank(2, 3));
      }
    }
  }

  private static void agree(Layer layer, Shape input, Insertion insertion) {
    Random random = new Random(5);
    List<Parameter> own = layer.parameters(List.of(input));
    List<Parameter> changed = own.stream().filter(insertion::changes).toList();
    float[][] start = changed.stream().map(p -> draw(p, random)).toArray(float[][]::new);
    float[][] up = changed.stream().map(p -> draw(p, random)).toArray(float[][]::new);
    float[][] inserted =
        insertion.inserted(layer, own).stream().map(p -> draw(p, random)).toArray(float[][]::new);
    Reparameterisation made = Reparameterisation.of(insertion, layer, changed, start);
    float[][] gradients = made.gradients(up, inserted);
    for (int k = 0; k < inserted.length; k++) {
      for (int i = 0; i < inserted[k].length; i++) {
        float kept = inserted[k][i];
        inserted[k][i] = kept + 0.0625f;
        double above = product(up, made.merged(inserted));
        inserted[k][i] = kept - 0.0625f;
        double below = product(up, made.merged(inserted));
        inserted[k][i] = kept;
        assertThat((double) gradients[k][i]).isCloseTo((above - below) / 0.125, within(1e-3));
      }
    }
  }

  private static double product(float[][] up, float[][] merged) {
    double sum = 0;
    for (int k = 0; k < up.length; k++) {
      for (int i = 0; i < up[k].length; i++) {
        sum += (double) up[k][i] * merged[k][i];
      }
    }
    return sum;
  }

  private static float[] draw(Parameter parameter, Random random) {
    float[] numbers = new float[Math.toIntExact(parameter.shape().elements())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static List<Long> sizes(Layer layer, Shape input, Insertion insertion) {
    return insertion.inserted(layer, layer.parameters(List.of(input))).stream()
        .map(p -> p.shape().elements())
        .toList();
  }

  private static PhaseStart start(Layer layer, Shape input, Insertion insertion) {
    Network network =
        Network.sequential(
            input,
            List.of(
                layer,
                new Layer.Flatten(),
                new Layer.Dense(2, ActivationFunction.SOFTMAX, Initializer.GLOROT_UNIFORM, true)));
    Weights weights = Weights.draw(network, new Seed(3));
    int[] sizes = new int[input.rank() + 1];
    sizes[0] = 1;
    Arrays.setAll(sizes, axis -> axis == 0 ? 1 : input.size(axis - 1));
    Tensor inputs = Tensor.of(Shape.of(sizes), new float[Math.toIntExact(input.elements())]);
    Phase phase =
        new Phase(java.util.Set.of(), new Training(new Optimizer.Sgd(0.1), 1, 1))
            .withInsertions(Map.of(network.nodes().get(0).name(), insertion));
    FitJob job =
        new FitJob(
            network,
            weights,
            new Weights(Map.of()),
            new Examples(inputs, new int[] {0}),
            Map.of(),
            List.of(phase),
            new Seed(4));
    return new PhaseStart(List.of(job), 0, List.of(weights));
  }
}
