package org.graft.dl4j.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.graft.dl4j.backend.NativeArray;
import org.graft.dl4j.backend.NativeJob;
import org.graft.dl4j.backend.Nd4jStart;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Machine;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

@SuppressWarnings("try") // a native job is begun and ended, not used
class GraphOrderTest {
  private static final Size THREE = new Size(3, 3);

  /** Its dense kernels are read in several blocks, the last ones cut on both axes. */
  private static final Network NETWORK =
      Network.sequential(
          Shape.of(2, 12, 12),
          List.of(
              new Layer.Convolution(
                  5,
                  THREE,
                  new Size(1, 1),
                  Padding.SAME,
                  new Size(1, 1),
                  ActivationFunction.RELU,
                  Initializer.GLOROT_UNIFORM,
                  true),
              new Layer.MaxPooling(new Size(2, 2), Optional.empty(), Padding.VALID),
              new Layer.Flatten(),
              dense(2003),
              dense(141),
              dense(3)));

  private static Layer dense(int units) {
    return new Layer.Dense(units, ActivationFunction.LINEAR, Initializer.GLOROT_UNIFORM, true);
  }

  @Test
  void weightsComeBackAsTheyWereWritten() throws InterruptedException {
    Nd4jStart start = Nd4jStart.on(Machine.Backend.CPU);
    Weights weights = Weights.draw(NETWORK, new Seed(7));
    try (NativeJob job = NativeJob.begin(start, 1, NETWORK.size())) {
      RunningGraph graph = new RunningGraph(Blueprint.inference(NETWORK));
      Slots slots = Slots.of(NETWORK, graph);
      slots.write(weights);
      for (Slots.Slot slot : slots.slots()) {
        var given = weights.get(slot.node().name(), slot.parameter());
        assertThat(slot.read().sameBits(given)).as(slot.key()).isTrue();
        assertThat(slot.inGraphOrder(given)).as(slot.key()).isEqualTo(inMemory(slot.view()));
      }
      graph.close();
    }
  }

  private static float[] inMemory(INDArray view) {
    float[] numbers = new float[Math.toIntExact(view.length())];
    NativeArray.read(view, numbers);
    return numbers;
  }
}
