package org.graft.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.Trainer;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** ONNX Runtime at work. */
final class OnnxSession implements Trainer.Session {
  private static final int ROWS = 32;

  private final int threads;

  OnnxSession(int threads) {
    this.threads = threads;
  }

  @Override
  public List<Fit> train(List<FitJob> jobs) {
    throw new IllegalStateException("onnx trains nothing");
  }

  @Override
  public Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    Map<String, List<float[]>> parts = new LinkedHashMap<>();
    taps.forEach(tap -> parts.put(tap, new ArrayList<>()));
    Map<String, OnnxModel> models = new LinkedHashMap<>();
    try {
      for (int from = 0; from < inputs.rows(); from += ROWS) {
        if (Thread.interrupted()) {
          throw new InterruptedException("inference was stopped");
        }
        float[] rows = inputs.rows(from, Math.min(inputs.rows(), from + ROWS));
        batch(network, weights, rows, parts, models);
      }
    } catch (OrtException e) {
      throw new IllegalArgumentException("ONNX Runtime failed: " + e.getMessage(), e);
    } finally {
      models.values().forEach(OnnxModel::close);
    }
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    Map<String, Shape> shapes = network.shapes();
    parts.forEach(
        (tap, rows) ->
            outputs.put(
                tap,
                Tensor.of(
                    shapes.getOrDefault(tap, Shape.of()).batch(inputs.rows()),
                    OnnxModel.joined(rows))));
    return outputs;
  }

  private void batch(
      Network network,
      Weights weights,
      float[] rows,
      Map<String, List<float[]>> parts,
      Map<String, OnnxModel> models)
      throws OrtException {
    float[] values = rows;
    Shape shape = network.input();
    keep(parts, Network.INPUT, values);
    for (Node node : network.nodes()) {
      if (node.layer() instanceof Layer.Foreign foreign) {
        Parameter file = foreign.parameters(List.of(shape)).get(0);
        OnnxModel model =
            models.computeIfAbsent(
                node.name(),
                n -> OnnxModel.load(foreign.unpack(weights.get(node.name(), file)), threads));
        values = model.run(values, shape, foreign.output()).toArray();
      } else {
        values = Surroundings.run(node.layer(), values, shape);
      }
      shape = node.layer().output(List.of(shape));
      keep(parts, node.name(), values);
    }
  }

  private static void keep(Map<String, List<float[]>> parts, String tap, float[] values) {
    List<float[]> kept = parts.get(tap);
    if (kept != null) {
      kept.add(values);
    }
  }

  @Override
  public String device() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion() + ", CPU";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding("onnx", Finding.Level.GOOD, device() + ", " + threads + " thread(s)"));
  }

  @Override
  public void close() {}
}
