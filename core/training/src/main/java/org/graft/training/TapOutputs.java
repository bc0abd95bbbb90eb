package org.graft.training;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;

/** Outputs of a network's layers for many examples, some at a time: what a session computes. */
public final class TapOutputs {
  /** A forward pass in inference mode. */
  @FunctionalInterface
  public interface Forward {
    /**
     * Runs some examples.
     *
     * @param from first row of the inputs
     * @param to row after the last
     * @return row-major outputs of each wanted layer, by name
     */
    Map<String, float[]> run(int from, int to);
  }

  private TapOutputs() {}

  /** The layers among {@code taps} that have to be computed, each once. */
  public static List<String> computed(List<String> taps) {
    return taps.stream().filter(tap -> !tap.equals(Network.INPUT)).distinct().toList();
  }

  /**
   * The outputs of {@code taps}, [n, ...] each; {@link Network#INPUT} gives the inputs.
   *
   * @param rows examples at a time
   * @param forward gives the outputs of {@link #computed}
   * @throws InterruptedException between two passes, if the thread was interrupted
   */
  public static Map<String, Tensor> of(
      Network network, Tensor inputs, List<String> taps, int rows, Forward forward)
      throws InterruptedException {
    Map<String, List<FloatBuffer>> chunks = new LinkedHashMap<>();
    computed(taps).forEach(tap -> chunks.put(tap, new ArrayList<>()));
    for (int from = 0; from < inputs.rows() && !chunks.isEmpty(); from += rows) {
      if (Thread.interrupted()) {
        throw new InterruptedException("inference was stopped");
      }
      Map<String, float[]> outputs = forward.run(from, Math.min(inputs.rows(), from + rows));
      chunks.forEach(
          (tap, own) -> own.add(FloatBuffer.wrap(outputs.getOrDefault(tap, new float[0]))));
    }
    Map<String, Shape> shapes = network.shapes();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String tap : taps) {
      Shape shape = shapes.getOrDefault(tap, Shape.of()).batch(inputs.rows());
      tensors.put(
          tap,
          tap.equals(Network.INPUT)
              ? inputs
              : Tensor.of(shape, chunks.getOrDefault(tap, List.of()), rows));
    }
    return tensors;
  }
}
