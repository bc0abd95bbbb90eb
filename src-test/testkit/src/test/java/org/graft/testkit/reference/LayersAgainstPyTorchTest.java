package org.graft.testkit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Outputs and gradients of every layer against numbers that PyTorch printed. */
final class LayersAgainstPyTorchTest {
  private static final Offset<Double> CLOSE = within(1e-12);
  private static final Shape IMAGE = Shape.of(2, 6, 5);
  private static final Size ONE = new Size(1, 1);
  private static final Size TWO = new Size(2, 2);
  private static final Size WINDOW = new Size(3, 2);

  private final Printed printed = Printed.read();
  private final Map<String, LayerCase> cases = new LinkedHashMap<>();

  LayersAgainstPyTorchTest() {
    add(
        "dense",
        new Layer.Dense(2, ActivationFunction.LINEAR, Initializer.ZEROS, true),
        Shape.of(4),
        3);
    add("convolution-valid", convolution(new Size(2, 1), Padding.VALID, ONE), IMAGE, 2);
    add("convolution-same-stride", convolution(TWO, Padding.SAME, ONE), IMAGE, 2);
    add("convolution-same-dilated", convolution(ONE, Padding.SAME, TWO), IMAGE, 2);
    add(
        "depthwise",
        new Layer.DepthwiseConvolution(
            2, WINDOW, ONE, Padding.VALID, ActivationFunction.LINEAR, Initializer.ZEROS, true),
        IMAGE,
        2);
    Optional<Size> step = Optional.of(new Size(2, 1));
    add("max-pooling", new Layer.MaxPooling(WINDOW, step, Padding.VALID), IMAGE, 2);
    add("max-pooling-same", new Layer.MaxPooling(WINDOW, Optional.of(TWO), Padding.SAME), IMAGE, 2);
    add("average-pooling", new Layer.AveragePooling(WINDOW, step, Padding.VALID), IMAGE, 2);
    add(
        "average-pooling-same",
        new Layer.AveragePooling(new Size(3, 3), Optional.of(ONE), Padding.SAME),
        IMAGE,
        2);
    add("global-average-pooling", new Layer.GlobalAveragePooling(), Shape.of(3, 4, 5), 2);
    add("global-max-pooling", new Layer.GlobalMaxPooling(), Shape.of(3, 4, 5), 2);
    add("zero-padding", new Layer.ZeroPadding(2, 0, 3, 1), Shape.of(2, 3, 2), 2);
    cases.put(
        "concatenate",
        new LayerCase(new Layer.Concatenate(), List.of(Shape.of(2, 3, 2), Shape.of(1, 3, 2)), 2));
    cases.put("add", new LayerCase(new Layer.Add(), List.of(Shape.of(4), Shape.of(4)), 2));
    cases.put(
        "multiply",
        new LayerCase(new Layer.Multiply(), List.of(Shape.of(3, 1, 1), Shape.of(3, 2, 2)), 2));
    for (String suffix : List.of("", "-inference")) {
      Layer normalisation = new Layer.BatchNormalization(0.9, 0.001);
      add("batch-normalization-features" + suffix, normalisation, Shape.of(3), 5);
      add("batch-normalization-channels" + suffix, normalisation, Shape.of(3, 4, 5), 2);
    }
    for (ActivationFunction function : ActivationFunction.values()) {
      String name = function.name().toLowerCase(Locale.ROOT).replace('_', '-');
      add("activation-" + name, new Layer.Activation(function), Shape.of(6), 2);
    }
    add(
        "activation-softmax-channels",
        new Layer.Activation(ActivationFunction.SOFTMAX),
        Shape.of(3, 2, 2),
        2);
    cases.putAll(TodaysLayers.cases());
  }

  @TestFactory
  Stream<DynamicTest> agree() {
    return cases.entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  private void check(String name, LayerCase c) {
    List<Variable> variables = new ArrayList<>();
    c.layer()
        .parameters(c.inputs())
        .forEach(
            p -> {
              String key = name + "/" + p.name();
              variables.add(
                  new Variable(
                      p,
                      printed.has(key)
                          ? printed.tensor(key, p.shape())
                          : p.draw("layer", new Seed(1))));
            });
    Operation operation = Operations.of(c.layer(), c.inputs(), variables);
    List<double[]> inputs = new ArrayList<>(List.of(printed.get(name + "/in")));
    if (c.inputs().size() > 1) {
      inputs.add(printed.get(name + "/in2"));
    }
    Mode mode = name.endsWith("inference") ? Mode.INFERENCE : Mode.TRAINING;
    double[] out = operation.forward(c.rows(), inputs, mode, new Seed(1).randomness());
    assertThat(out).containsExactly(printed.get(name + "/out"), CLOSE);

    List<double[]> gradients = operation.backward(printed.get(name + "/up"));
    assertThat(gradients.get(0)).containsExactly(printed.get(name + "/d-in"), CLOSE);
    if (c.inputs().size() > 1) {
      assertThat(gradients.get(1)).containsExactly(printed.get(name + "/d-in2"), CLOSE);
    }
    for (Variable v : variables) {
      if (v.trainable()) {
        double[] expected = printed.get(name + "/d-" + v.parameter().name());
        assertThat(v.gradient()).as(v.parameter().name()).containsExactly(expected, CLOSE);
      }
    }
  }

  private void add(String name, Layer layer, Shape input, int rows) {
    cases.put(name, new LayerCase(layer, List.of(input), rows));
  }

  private static Layer convolution(Size stride, Padding padding, Size dilation) {
    return new Layer.Convolution(
        3, WINDOW, stride, padding, dilation, ActivationFunction.LINEAR, Initializer.ZEROS, true);
  }
}
