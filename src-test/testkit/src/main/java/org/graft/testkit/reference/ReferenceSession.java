package org.graft.testkit.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.Trainer;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** Trains one job after the other; without state, so any number of threads may. */
final class ReferenceSession implements Trainer.Session {
  @Override
  public List<Fit> train(List<FitJob> jobs) throws InterruptedException {
    List<Fit> fits = new ArrayList<>();
    for (FitJob job : jobs) {
      fits.add(new Run(job).fit());
    }
    return fits;
  }

  @Override
  public Map<String, Tensor> outputs(
      Network network, Weights weights, Tensor inputs, List<String> taps) {
    Map<String, double[]> outputs =
        new Graph(network, weights)
            .forward(
                inputs.rows(),
                Doubles.of(inputs.toArray()),
                node -> Mode.INFERENCE,
                node -> new Seed(0).randomness());
    Map<String, Tensor> wanted = new LinkedHashMap<>();
    for (String tap : taps) {
      network.index(tap); // says which there are
      Shape shape = Graph.at(network.shapes(), tap).batch(inputs.rows());
      wanted.put(tap, Tensor.of(shape, Doubles.floats(Graph.at(outputs, tap))));
    }
    return wanted;
  }

  @Override
  public String device() {
    return "plain Java, double precision, one thread";
  }

  @Override
  public List<Finding> findings() {
    return List.of(
        new Finding("reference", Finding.Level.WARNING, "slow; meant for comparisons only"));
  }

  @Override
  public void close() {}
}
