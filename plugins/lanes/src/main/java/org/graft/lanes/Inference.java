package org.graft.lanes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** Runs a network on many rows, some at a time. */
final class Inference {
  /** Rows at once: enough to fill the lanes, few enough to stay in the cache. */
  static final int ROWS = 512;

  private final Tensor inputs;
  private final Map<String, float[]> found = new LinkedHashMap<>();

  private Inference(Tensor inputs) {
    this.inputs = inputs;
  }

  /** The outputs of the nodes called {@code taps}, [n, ...] each. */
  static Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps, ThreadTeam team)
      throws InterruptedException {
    Chain.check(network, true);
    Map<String, Shape> shapes = network.shapes();
    Inference inference = new Inference(inputs);
    Set<String> wanted = new LinkedHashSet<>(taps);
    for (String tap : wanted) {
      network.index(tap); // says which there are
      long row = shape(shapes, tap).elements();
      inference.found.put(tap, new float[Math.toIntExact(row * inputs.rows())]);
    }
    inference.run(Net.whole(network, weights.check(network), team));
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    inference.found.forEach(
        (tap, numbers) ->
            outputs.put(tap, Tensor.of(shape(shapes, tap).batch(inputs.rows()), numbers)));
    return outputs;
  }

  private static Shape shape(Map<String, Shape> shapes, String tap) {
    return Optional.ofNullable(shapes.get(tap)).orElseThrow();
  }

  private void run(Net net) throws InterruptedException {
    List<Operation> operations = new ArrayList<>(net.operations());
    Batch batch = new Batch(inputs.rowLength());
    for (int from = 0; from < inputs.rows(); from += ROWS) {
      if (Thread.interrupted()) {
        throw new InterruptedException("stopped");
      }
      int to = Math.min(inputs.rows(), from + ROWS);
      float[][] rows = batch.renew(Layout.BY_EXAMPLE, to - from);
      for (int r = from; r < to; r++) {
        inputs.row(r, rows[r - from], 0);
      }
      Batch y = batch;
      keep(Network.INPUT, y, from);
      for (int k = 0; k < operations.size(); k++) {
        y = operations.get(k).forward(y, Mode.INFERENCE);
        if (k + 1 == operations.size() || !net.node(k + 1).equals(net.node(k))) {
          keep(net.node(k), y, from);
        }
      }
    }
  }

  private void keep(String node, Batch y, int at) {
    float[] into = found.get(node);
    if (into != null) {
      float[][] rows = y.rows();
      for (int r = 0; r < y.count(); r++) {
        System.arraycopy(rows[r], 0, into, (at + r) * y.features(), y.features());
      }
    }
  }
}
