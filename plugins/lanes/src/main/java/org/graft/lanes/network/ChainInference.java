package org.graft.lanes.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.lanes.batch.Batch;
import org.graft.lanes.batch.Layout;
import org.graft.lanes.layer.LayerOperation;
import org.graft.lanes.layer.Mode;
import org.graft.lanes.matrix.ThreadTeam;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.training.TapOutputs;

/** Runs a network on many rows, some at a time. */
public final class ChainInference {
  /** Rows at once: enough to fill the lanes, few enough to stay in the cache. */
  public static final int ROWS = 512;

  private ChainInference() {}

  /** The outputs of the nodes called {@code taps}, [n, ...] each. */
  public static Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps, ThreadTeam team)
      throws InterruptedException {
    Chain.check(network, true);
    List<String> wanted = TapOutputs.computed(taps);
    wanted.forEach(network::index); // says which there are
    Net net = Net.whole(network, weights.check(network), team);
    Batch batch = new Batch(inputs.rowLength());
    return TapOutputs.of(
        network,
        inputs,
        taps,
        ROWS,
        (from, to) -> {
          float[][] rows = batch.renew(Layout.BY_EXAMPLE, to - from);
          for (int r = from; r < to; r++) {
            inputs.row(r, rows[r - from], 0);
          }
          return pass(net, batch, wanted);
        });
  }

  private static Map<String, float[]> pass(Net net, Batch x, List<String> wanted) {
    Map<String, float[]> outputs = new LinkedHashMap<>();
    List<LayerOperation> operations = net.operations();
    Batch y = x;
    for (int k = 0; k < operations.size(); k++) {
      y = operations.get(k).forward(y, Mode.INFERENCE);
      boolean last = k + 1 == operations.size() || !net.node(k + 1).equals(net.node(k));
      if (last && wanted.contains(net.node(k))) {
        outputs.put(net.node(k), values(y));
      }
    }
    return outputs;
  }

  /** The numbers of a batch, row-major. */
  private static float[] values(Batch batch) {
    float[] values = new float[batch.count() * batch.features()];
    float[][] rows = batch.rows();
    for (int r = 0; r < batch.count(); r++) {
      System.arraycopy(rows[r], 0, values, r * batch.features(), batch.features());
    }
    return values;
  }
}
