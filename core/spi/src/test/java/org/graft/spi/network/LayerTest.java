package org.graft.spi.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.junit.jupiter.api.Test;

final class LayerTest {
  private static final Shape IMAGE = Shape.of(2, 7, 5);
  private static final Size ONE = new Size(1, 1);
  private static final Size TWO = new Size(2, 2);

  private static Layer depthwise(Size stride, Padding padding) {
    return new Layer.DepthwiseConvolution(
        3, new Size(3, 2), stride, padding, ActivationFunction.RELU, Initializer.ONES, true);
  }

  @Test
  void windowsEndInsideOrCoverAll() {
    assertThat(depthwise(ONE, Padding.VALID).output(List.of(IMAGE))).isEqualTo(Shape.of(6, 5, 4));
    assertThat(depthwise(TWO, Padding.SAME).output(List.of(IMAGE))).isEqualTo(Shape.of(6, 4, 3));
    assertThat(new Layer.MaxPooling(TWO, Optional.empty(), Padding.VALID).output(List.of(IMAGE)))
        .isEqualTo(Shape.of(2, 3, 2));
    assertThatThrownBy(() -> depthwise(ONE, Padding.VALID).output(List.of(Shape.of(2, 2, 2))))
        .hasMessageContaining("does not fit");
  }

  @Test
  void kernelsHaveTheSpisAxes() {
    assertThat(depthwise(ONE, Padding.VALID).parameters(List.of(IMAGE)))
        .extracting(p -> p.name() + p.shape() + p.isKernel())
        .containsExactly("kernel" + Shape.of(3, 2, 3, 2) + "true", "bias" + Shape.of(6) + "false");
    assertThat(Samples.convolution(4, ActivationFunction.RELU).parameters(List.of(IMAGE)))
        .extracting(Parameter::shape)
        .containsExactly(Shape.of(4, 2, 3, 3), Shape.of(4));
    assertThat(Samples.dense(4, ActivationFunction.RELU).parameters(List.of(Shape.of(6))))
        .extracting(Parameter::shape)
        .containsExactly(Shape.of(6, 4), Shape.of(4));
  }

  @Test
  void endsInAnotherFunctionAndIsOtherwiseAsItWas() {
    ActivationFunction relu = ActivationFunction.RELU;
    ActivationFunction linear = ActivationFunction.LINEAR;
    assertThat(Samples.dense(4, relu).ending(linear)).isEqualTo(Samples.dense(4, linear));
    assertThat(Samples.convolution(4, relu).ending(linear))
        .isEqualTo(Samples.convolution(4, linear));
    assertThat(depthwise(TWO, Padding.SAME).ending(linear).ending(relu))
        .isEqualTo(depthwise(TWO, Padding.SAME));
    assertThat(depthwise(TWO, Padding.SAME).ending(linear).activation()).isEqualTo(linear);
    assertThat(new Layer.Activation(relu).ending(linear)).isEqualTo(new Layer.Activation(linear));
    assertThat(new Layer.Flatten().ending(relu)).isEqualTo(new Layer.Flatten());
  }

  @Test
  void statisticsAreNotTrained() {
    assertThat(new Layer.BatchNormalization(0.9, 0.001).parameters(List.of(IMAGE)))
        .extracting(p -> p.name() + " " + p.role())
        .containsExactly("gamma TRAINED", "beta TRAINED", "mean STATISTIC", "variance STATISTIC");
  }

  @Test
  void aKernelCountsAsOftenAsItIsApplied() {
    assertThat(Samples.dense(4, ActivationFunction.RELU).operations(List.of(Shape.of(6))))
        .isEqualTo(24);
    assertThat(Samples.convolution(4, ActivationFunction.RELU).operations(List.of(IMAGE)))
        .isEqualTo(4 * 2 * 9 * 35);
    assertThat(depthwise(ONE, Padding.VALID).operations(List.of(IMAGE))).isEqualTo(3 * 2 * 6 * 20);
    assertThat(new Layer.BatchNormalization(0.9, 0.001).operations(List.of(IMAGE))).isZero();
    assertThat(new Layer.Foreign("onnx", "y", List.of(3), true, 401).operations(List.of(IMAGE)))
        .isEqualTo(100);
  }

  @Test
  void saysWhichFunctionItEndsIn() {
    assertThat(Samples.dense(4, ActivationFunction.RELU).activation())
        .isEqualTo(ActivationFunction.RELU);
    assertThat(new Layer.Activation(ActivationFunction.GELU).activation())
        .isEqualTo(ActivationFunction.GELU);
    assertThat(new Layer.Flatten().activation()).isEqualTo(ActivationFunction.LINEAR);
  }

  @Test
  void oneInputMayWeighAnothersChannels() {
    Layer multiply = new Layer.Multiply();
    assertThat(multiply.output(List.of(IMAGE, Shape.of(2, 1, 1)))).isEqualTo(IMAGE);
    assertThat(multiply.output(List.of(Shape.of(2, 1, 1), IMAGE))).isEqualTo(IMAGE);
    assertThatThrownBy(() -> multiply.output(List.of(IMAGE, Shape.of(3, 1, 1))))
        .hasMessageContaining("takes two inputs of one shape");
    assertThat(new Layer.Concatenate().output(List.of(IMAGE, Shape.of(3, 7, 5))))
        .isEqualTo(Shape.of(5, 7, 5));
  }

  @Test
  void aFileComesBackFromItsNumbers() {
    byte[] file = {0, -1, 127, -128, 1, 2, 3};
    Layer.Foreign foreign = new Layer.Foreign("onnx", "y", List.of(3), true, file.length);
    assertThat(foreign.unpack(Layer.Foreign.pack(file))).isEqualTo(file);
  }

  @Test
  void preprocessingReadsChannelsThatAreThere() {
    Layer grey = new Layer.Preprocessing(List.of(0, 0, 0), triple(), triple());
    assertThat(grey.output(List.of(Shape.of(1, 7, 5)))).isEqualTo(Shape.of(3, 7, 5));
    Layer third = new Layer.Preprocessing(List.of(0, 2, 0), triple(), triple());
    assertThatThrownBy(() -> third.output(List.of(IMAGE))).hasMessageContaining("[0, 2, 0]");
    assertThatThrownBy(() -> new Layer.Preprocessing(List.of(0), triple(), triple()))
        .hasMessageContaining("found 1, 3 and 3");
  }

  private static List<Double> triple() {
    return List.of(1.0, 1.0, 1.0);
  }

  @Test
  void aTableKnowsTheKindsThatItWasGiven() {
    LayerCases<String, String> table =
        LayerCases.<String, String>empty()
            .with(Layer.Dropout.class, (layer, text) -> text + layer.rate())
            .with(Layer.Flatten.class, (layer, text) -> text);
    assertThat(table.apply(new Layer.Dropout(0.5), "rate ")).isEqualTo("rate 0.5");
    assertThat(table.has(new Layer.Flatten())).isTrue();
    assertThat(table.has(new Layer.Add())).isFalse();
    assertThatThrownBy(() -> table.apply(new Layer.Add(), ""))
        .hasMessage("layers of kind 'add' are not known here");
  }
}
