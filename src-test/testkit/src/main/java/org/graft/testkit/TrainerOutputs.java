package org.graft.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.Trainer;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.testkit.conformance.Agreement;
import org.graft.testkit.conformance.Jobs;
import org.graft.testkit.fixture.Networks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.reference.ReferenceTrainer;

/** What a trainer promises of running a network without training it. */
record TrainerOutputs(TrainerContract contract) {
  List<Promise> promises() {
    List<Promise> promises = new ArrayList<>();
    Networks.layers()
        .forEach(
            (name, network) ->
                promises.add(
                    new Promise("outputs at every tap agree: " + name, () -> everyTap(network))));
    promises.add(
        new Promise(
            "outputs at every tap agree: head alone", () -> everyTap(Networks.headAlone())));
    promises.add(new Promise("outputs leave dropout out", () -> everyTap(Networks.dropping(0.5))));
    promises.add(new Promise("a row's output does not depend on other rows", this::rows));
    promises.add(new Promise("a network without its head has outputs", this::headless));
    return promises;
  }

  private void everyTap(Network network) throws InterruptedException {
    FitJob job = Jobs.all(network, Jobs.plain(1));
    if (contract.runs(job)) {
      List<String> taps = new ArrayList<>(Jobs.names(network));
      Collections.reverse(taps);
      Map<String, Tensor> expected =
          outputs(new ReferenceTrainer(), network, job.initial(), job.train().inputs(), taps);
      Map<String, Tensor> found =
          outputs(contract.trainer(), network, job.initial(), job.train().inputs(), taps);
      Expect.same("taps", expected.keySet(), found.keySet());
      expected.forEach(
          (tap, tensor) ->
              new Agreement(contract.tolerance())
                  .tensors("output of '" + tap + "'", tensor, found.getOrDefault(tap, tensor)));
    }
  }

  private void rows() throws InterruptedException {
    FitJob job = Jobs.all(Networks.normalised(), Jobs.plain(1));
    if (contract.runs(job)) {
      Tensor inputs = job.train().inputs();
      Tensor all = last(job, inputs);
      Tensor one = last(job, inputs.select(new int[] {5}));
      new Agreement(1e-5).tensors("row 5", all.select(new int[] {5}), one);
    }
  }

  private void headless() throws InterruptedException {
    FitJob job = Jobs.all(Networks.dense(), Jobs.plain(1));
    Network body = job.network().upTo("dense_2");
    Tensor inputs = job.train().inputs();
    Weights weights = job.initial().only(body::has);
    FitJob outputs =
        new FitJob(body, weights, weights, job.train(), job.watched(), List.of(), job.seed());
    if (!contract.runs(outputs)) {
      return;
    }
    List<String> tap = List.of("dense_2");
    Map<String, Tensor> expected = outputs(new ReferenceTrainer(), body, weights, inputs, tap);
    Map<String, Tensor> found = outputs(contract.trainer(), body, weights, inputs, tap);
    Expect.same("taps", expected.keySet(), found.keySet());
    new Agreement(contract.tolerance())
        .tensors("the body's output", at(expected, "dense_2"), at(found, "dense_2"));
  }

  private Tensor last(FitJob job, Tensor inputs) throws InterruptedException {
    String tap = job.network().output().name();
    return at(outputs(contract.trainer(), job.network(), job.initial(), inputs, List.of(tap)), tap);
  }

  private Map<String, Tensor> outputs(
      Trainer trainer, Network network, Weights weights, Tensor inputs, List<String> taps)
      throws InterruptedException {
    try (Trainer.Session session = trainer.open(contract.machine())) {
      return session.outputs(network, weights, inputs, taps);
    }
  }

  private static Tensor at(Map<String, Tensor> outputs, String tap) {
    return Optional.ofNullable(outputs.get(tap)).orElseThrow();
  }
}
