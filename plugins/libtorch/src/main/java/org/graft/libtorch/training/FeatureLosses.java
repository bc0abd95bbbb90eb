package org.graft.libtorch.training;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.graft.libtorch.network.BatchSize;
import org.graft.libtorch.network.Inference;
import org.graft.libtorch.network.Net;
import org.graft.libtorch.operation.Mode;
import org.graft.libtorch.runtime.Batches;
import org.graft.libtorch.runtime.Device;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Targets;
import org.graft.spi.network.Network;
import org.graft.spi.training.FeatureLoss;
import org.graft.spi.training.FitJob;

/** The losses on features of one phase, and the network that they are against. */
@SuppressWarnings("try") // scopes and guards are opened and closed, not used
final class FeatureLosses {
  private final List<FeatureLoss> losses;
  private final Set<String> taps = new LinkedHashSet<>();
  private final Set<String> against = new LinkedHashSet<>();
  private final Optional<Net> source;
  private final Device device;

  FeatureLosses(FitJob job, List<FeatureLoss> losses, Device device) {
    this.device = device;
    losses.forEach(loss -> taps.add(loss.tap()));
    losses.forEach(loss -> against.add(loss.against()));
    this.source =
        losses.isEmpty()
            ? Optional.empty()
            : Optional.of(
                Net.inference(reference(job, against), job.reference().weights(), device));
    this.losses =
        losses.stream()
            .map(loss -> loss.fitted(() -> source(job, loss.against()), job.train().targets()))
            .toList();
  }

  /** As much of the source network, or the teacher, as the losses need. */
  private static Network reference(FitJob job, Set<String> nodes) {
    return Inference.needed(job.reference().network(), List.copyOf(nodes)).orElseThrow();
  }

  /** What the source network's node outputs for the whole training split, [n][numbers]. */
  private double[][] source(FitJob job, String node) {
    Examples train = job.train();
    Batches batches = new Batches(job.network().input(), device);
    int most = BatchSize.rows(reference(job, against));
    double[][] all = new double[train.size()][];
    for (int from = 0; from < all.length; from += most) {
      int to = Math.min(all.length, from + most);
      try (PointerScope own = new PointerScope()) {
        Tensor inputs = batches.fill(train.inputs(), from, to);
        double[][] some =
            Optional.ofNullable(source(source.orElseThrow(), inputs).get(node)).orElseThrow();
        System.arraycopy(some, 0, all, from, some.length);
      }
    }
    return all;
  }

  /** Nodes whose outputs they are on. */
  Set<String> taps() {
    return taps;
  }

  /**
   * The losses' gradients by the taps' outputs; those that nothing trained reaches have none.
   *
   * @param inputs of the batch
   * @param targets of the batch
   * @param outputs of the taps
   */
  Map<String, Tensor> gradients(Tensor inputs, Targets targets, Map<String, Tensor> outputs) {
    if (source.isEmpty()) {
      return Map.of();
    }
    Map<String, double[][]> from = source(source.get(), inputs);
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    for (String tap : taps) {
      Tensor output = Optional.ofNullable(outputs.get(tap)).orElseThrow();
      if (output.requires_grad()) {
        double[][] features = rows(output);
        double[][] gradient = new double[features.length][features[0].length];
        for (FeatureLoss loss : losses) {
          if (loss.tap().equals(tap)) {
            double[][] before = Optional.ofNullable(from.get(loss.against())).orElseThrow();
            loss.add(features, before, targets, gradient);
          }
        }
        long[] sizes = LongStream.range(0, output.dim()).map(output::size).toArray();
        gradients.put(tap, device.tensor(flat(gradient), sizes));
      }
    }
    return gradients;
  }

  private Map<String, double[][]> source(Net net, Tensor inputs) {
    Map<String, double[][]> outputs = new LinkedHashMap<>();
    try (PointerScope own = new PointerScope();
        AutoGradMode off = new AutoGradMode(false)) {
      net.forward(inputs, node -> Mode.INFERENCE, against)
          .forEach((tap, output) -> outputs.put(tap, rows(output)));
    }
    return outputs;
  }

  private double[][] rows(Tensor output) {
    float[] values = device.read(output.detach());
    double[][] rows = new double[Math.toIntExact(output.size(0))][];
    int length = values.length / rows.length;
    for (int row = 0; row < rows.length; row++) {
      rows[row] = new double[length];
      for (int i = 0; i < length; i++) {
        rows[row][i] = values[row * length + i];
      }
    }
    return rows;
  }

  private static float[] flat(double[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    int at = 0;
    for (double[] row : rows) {
      for (double value : row) {
        flat[at++] = (float) value;
      }
    }
    return flat;
  }
}
