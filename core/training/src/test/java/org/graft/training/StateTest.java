package org.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.spi.training.CurvePoint;
import org.junit.jupiter.api.Test;

class StateTest {
  private static float[] floats(int n, long seed) {
    Random random = new Random(seed);
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = Float.intBitsToFloat(random.nextInt() & 0x7f7fffff);
    }
    return values;
  }

  @Test
  void whatIsReadIsWhatWasWrittenBitForBit() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StateWriter out = new StateWriter(bytes);
    float[] many = floats(20_000, 1); // more than goes at once
    double[] few = {Double.NaN, -0.0, Double.MIN_VALUE};
    Randomness stream = new Seed(3).randomness();
    stream.nextLong();
    out.floats(many);
    out.floats(new float[0]);
    out.doubles(few);
    out.text("ü/kernel");
    out.real(-0.0);
    out.random(stream);

    StateReader in = new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
    float[] read = new float[many.length];
    double[] doubles = new double[3];
    Randomness other = new Seed(4).randomness();
    in.floats(read);
    in.floats(new float[0]);
    in.doubles(doubles);
    assertThat(read).isEqualTo(many);
    assertThat(doubles).isEqualTo(few);
    assertThat(in.text("")).isEqualTo("ü/kernel");
    assertThat(Double.doubleToRawLongBits(in.real(1))).isEqualTo(Double.doubleToRawLongBits(-0.0));
    in.random(other);
    assertThat(other.nextLong()).isEqualTo(stream.nextLong());
  }

  @Test
  void anArrayOfAnotherLengthIsUnsuitable() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new StateWriter(bytes).floats(new float[3]);
    StateReader in = new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
    assertThatThrownBy(() -> in.floats(new float[2]))
        .isInstanceOf(StateReader.Unsuitable.class)
        .hasMessageContaining("expected 2 numbers, found 3");
  }

  @Test
  void weightsOfAnotherTrainingAreUnsuitable() {
    Weights own = new Weights(Map.of("a", Tensor.of(Shape.of(1), new float[1])));
    Weights other = new Weights(Map.of("b", Tensor.of(Shape.of(1), new float[1])));
    Weights moved = new Weights(Map.of("b", Tensor.of(Shape.of(1), new float[] {4})));
    MovingAverage average = new MovingAverage(0.9, other);
    average.add(moved);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    KeptWeights.state(other, moved, new StateWriter(bytes));
    StateReader weights = new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
    assertThatThrownBy(() -> KeptWeights.state(own, own, weights))
        .isInstanceOf(StateReader.Unsuitable.class)
        .hasMessageContaining("no weights 'b'");
    bytes.reset();
    average.state(new StateWriter(bytes));
    StateReader moving = new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
    assertThatThrownBy(() -> new MovingAverage(0.9, own).state(moving))
        .isInstanceOf(StateReader.Unsuitable.class)
        .hasMessageContaining("no weights 'b'");
  }

  @Test
  void weightsThatMovedAndCurvesAreKept() {
    Weights initial =
        new Weights(
            Map.of(
                "a", Tensor.of(Shape.of(2), new float[] {1, 2}),
                "b", Tensor.of(Shape.of(1), new float[] {3})));
    Tensor moved = Tensor.of(Shape.of(1), new float[] {4});
    Weights now = initial.with(new Weights(Map.of("b", moved)));
    List<CurvePoint> curve = List.of(new CurvePoint(1, "train", 0.5, Double.NaN));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StateWriter out = new StateWriter(bytes);
    KeptWeights.state(initial, now, out);
    KeptCurve.state(curve, out);

    StateReader in = new StateReader(new ByteArrayInputStream(bytes.toByteArray()));
    Weights read = KeptWeights.state(initial, initial, in);
    List<CurvePoint> points = new java.util.ArrayList<>();
    KeptCurve.state(points, in);
    assertThat(read.changedFrom(now)).isEmpty();
    assertThat(read.tensors().get("a")).isSameAs(initial.tensors().get("a"));
    assertThat(points).isEqualTo(curve);
  }
}
