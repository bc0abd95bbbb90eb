package org.graft.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.Trainer;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.testkit.conformance.Agreement;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Promise;

/**
 * What a trainer promises of features: a tail trained on the outputs of its frozen prefix ends
 * where the whole network ends with the prefix frozen in it. Batch normalization may be another sum
 * in a training graph than outside, so there the trainer's tolerance holds, however exact it is
 * elsewhere.
 */
record TrainerFeatures(TrainerContract contract) {
  List<Promise> promises() {
    Map<String, Network> networks = new LinkedHashMap<>();
    networks.put("dense layers", Networks.dense());
    networks.put("convolutions", Networks.convolutional());
    networks.put("batch normalization", Networks.normalised());
    List<Promise> promises = new ArrayList<>();
    networks.forEach(
        (name, network) ->
            promises.add(
                new Promise(
                    "trains on features as with the frozen prefix in the network: " + name,
                    () -> everyCut(network, tolerance(network)))));
    return promises;
  }

  private double tolerance(Network network) {
    boolean normalised =
        network.nodes().stream().anyMatch(n -> n.layer() instanceof Layer.BatchNormalization);
    return normalised ? contract.tolerance() : contract.featureTolerance();
  }

  private void everyCut(Network network, double tolerance) throws InterruptedException {
    for (String cut : network.cuts()) {
      Set<String> frozen = new LinkedHashSet<>(Jobs.names(network.upTo(cut)));
      FitJob whole = Jobs.frozen(network, frozen, Jobs.plain(2));
      boolean trains = network.above(cut).size() > 0;
      if (trains && contract.runs(whole)) {
        try {
          check(cut, whole, new Agreement(tolerance));
        } catch (AssertionError e) {
          throw new AssertionError("features at '" + cut + "': " + e.getMessage(), e);
        }
      }
    }
  }

  private void check(String cut, FitJob whole, Agreement agreement) throws InterruptedException {
    try (Trainer.Session session = contract.trainer().open(contract.machine())) {
      FitJob tail = tail(session, cut, whole);
      Fit expected = session.train(List.of(whole)).get(0);
      Fit found = session.train(List.of(tail)).get(0);
      agreement.check(
          tail,
          new Fit(
              expected.weights().only(tail.network()::has), expected.curve(), expected.epochs()),
          found);
    }
  }

  private static FitJob tail(Trainer.Session session, String cut, FitJob whole)
      throws InterruptedException {
    Network tail = whole.network().above(cut);
    Map<String, Examples> watched = new LinkedHashMap<>();
    for (Map.Entry<String, Examples> split : whole.watched().entrySet()) {
      watched.put(split.getKey(), features(session, cut, whole, split.getValue()));
    }
    return new FitJob(
        tail,
        whole.initial().only(tail::has),
        whole.anchor().only(tail::has),
        features(session, cut, whole, whole.train()),
        watched,
        whole.phases(),
        whole.seed());
  }

  private static Examples features(
      Trainer.Session session, String cut, FitJob whole, Examples examples)
      throws InterruptedException {
    Network prefix = whole.network().upTo(cut);
    Map<String, Tensor> outputs =
        session.outputs(prefix, whole.initial().only(prefix::has), examples.inputs(), List.of(cut));
    return examples.withInputs(Optional.ofNullable(outputs.get(cut)).orElseThrow());
  }
}
