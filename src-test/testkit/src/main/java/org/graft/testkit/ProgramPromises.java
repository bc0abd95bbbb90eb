package org.graft.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.spi.FitContext;
import org.graft.spi.ProgrammedStrategy;
import org.graft.spi.Trainer;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FittedModel;
import org.graft.spi.training.Machine;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.spi.training.TransferTask;
import org.graft.testkit.StrategyContract.Application;
import org.graft.testkit.StrategyContract.Seeding;
import org.graft.testkit.fixture.Sources;
import org.graft.testkit.fixture.Tasks;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;
import org.graft.testkit.reference.ReferenceTrainer;

/** What a programmed strategy promises. */
record ProgramPromises(StrategyContract contract, ProgrammedStrategy strategy) {
  List<Promise> promises() {
    return List.of(
        new Promise("the source's weights stay as they are", this::source),
        new Promise("the task's examples stay as they are", this::examples),
        new Promise("the same seed gives the same model, whatever was fitted before", this::same),
        new Promise("the same seed gives the same model on any thread", this::elsewhere),
        new Promise("another seed gives another model just where it should", this::seeded),
        new Promise("another training gives another model only where it says so", this::training),
        new Promise("it fits whatever it does not refuse", this::fits),
        new Promise("probabilities are [n, classes]", this::shape),
        new Promise("probabilities are finite, 0 or more, and sum to 1", this::probabilities),
        new Promise("a row's probabilities do not depend on other rows", this::rows));
  }

  private void source() throws Exception {
    for (Application a : contract.accepted()) {
      TransferTask task = task(a);
      String before = task.weights().digest();
      predictions(task, new Seed(1));
      Expect.same("digest of the source's weights for " + a, before, task.weights().digest());
    }
  }

  private void examples() throws Exception {
    for (Application a : contract.accepted()) {
      TransferTask task = task(a);
      String before = digest(task);
      predictions(task, new Seed(1));
      Expect.same("digest of the examples for " + a, before, digest(task));
    }
  }

  private void same() throws Exception {
    for (Application a : contract.accepted()) {
      Optional<Tensor> expected = predictions(task(a), new Seed(1));
      predictions(task(a), new Seed(2));
      Expect.that(
          sameBits(expected, predictions(task(a), new Seed(1))),
          "two fits with one seed give different probabilities for " + a);
    }
  }

  private void elsewhere() throws Exception {
    for (Application a : contract.accepted()) {
      Optional<Tensor> expected = predictions(task(a), new Seed(1));
      Optional<Tensor> abroad =
          Elsewhere.abroad(
              () -> Elsewhere.onAnotherThread(() -> predictions(task(a), new Seed(1))));
      Expect.that(
          sameBits(expected, abroad), "another thread gives different probabilities for " + a);
    }
  }

  private void seeded() throws Exception {
    boolean same = true;
    for (Application a : contract.accepted()) {
      same &= sameBits(predictions(task(a), new Seed(1)), predictions(task(a), new Seed(2)));
    }
    if (contract.seeding() == Seeding.STOCHASTIC) {
      Expect.that(!same, "declared stochastic, yet another seed gives the same model");
    } else {
      Expect.that(same, "declared deterministic, yet another seed gives another model");
    }
  }

  private void training() throws Exception {
    if (strategy.usesTraining()) {
      return;
    }
    for (Application a : contract.accepted()) {
      TransferTask task = task(a);
      TaskCard card = a.task();
      Training other = card.training().withEpochs(card.training().epochs() + 1);
      TaskCard changed =
          new TaskCard(
              card.input(),
              card.sourceClasses(),
              card.target(),
              card.train(),
              card.validation(),
              other);
      Optional<Tensor> found =
          predictions(
              new TransferTask(
                  task.backbone(), task.weights(), task.train(), task.validation(), changed),
              new Seed(1));
      Expect.that(
          sameBits(predictions(task, new Seed(1)), found),
          "usesTraining() is false, yet another epoch gives other probabilities for " + a);
    }
  }

  private void fits() throws Exception {
    for (Application a : contract.accepted()) {
      try (Trainer.Session session = session();
          FittedModel model = strategy.fit(task(a), new FitContext(new Seed(1), session))) {
        Expect.that(model.trainedParameters() > -1, "no number of trained parameters for " + a);
      }
    }
  }

  private void shape() throws Exception {
    each(
        (a, task, model) ->
            Expect.same(
                "shape for " + a,
                Shape.of(task.train().size(), a.task().classes().size()),
                model.predictions(task.train().inputs()).shape()));
  }

  private void probabilities() throws Exception {
    each(
        (a, task, model) -> {
          Tensor p = model.predictions(task.train().inputs());
          for (int row = 0; row < p.rows(); row++) {
            double sum = 0;
            for (float value : p.rows(row, row + 1)) {
              Expect.that(value >= 0, "row " + row + " has the probability " + value);
              sum += value;
            }
            Expect.close("sum of row " + row + " for " + a, 1, sum, 1e-4);
          }
        });
  }

  private void rows() throws Exception {
    each(
        (a, task, model) -> {
          Tensor all = model.predictions(task.train().inputs());
          Tensor one = model.predictions(task.train().inputs().select(new int[] {4}));
          float[] expected = all.rows(4, 5);
          float[] found = one.toArray();
          for (int c = 0; c < Math.min(found.length, expected.length); c++) {
            Expect.close("row 4, class " + c + ", for " + a, expected[c], found[c], 1e-5);
          }
        });
  }

  private interface Look {
    void at(Application application, TransferTask task, FittedModel model) throws Exception;
  }

  /** Looks at a model for each application; one that fails to fit breaks a promise of its own. */
  private void each(Look look) throws Exception {
    for (Application a : contract.accepted()) {
      TransferTask task = task(a);
      fitted(task, new Seed(1), model -> look.at(a, task, model));
    }
  }

  private interface Use {
    void of(FittedModel model) throws Exception;
  }

  private void fitted(TransferTask task, Seed seed, Use use) throws Exception {
    try (Trainer.Session session = session()) {
      FittedModel model;
      try {
        model = strategy.fit(task, new FitContext(seed, session));
      } catch (RuntimeException e) {
        return;
      }
      try (model) {
        use.of(model);
      }
    }
  }

  private Optional<Tensor> predictions(TransferTask task, Seed seed) throws Exception {
    List<Tensor> predictions = new ArrayList<>();
    fitted(task, seed, model -> predictions.add(model.predictions(task.train().inputs())));
    return predictions.stream().findFirst();
  }

  private static boolean sameBits(Optional<Tensor> expected, Optional<Tensor> found) {
    return expected.isPresent() == found.isPresent()
        && expected.flatMap(e -> found.map(e::sameBits)).orElse(true);
  }

  private static Trainer.Session session() {
    return new ReferenceTrainer().open(new Machine(Machine.Backend.CPU, 1));
  }

  /** The task, on features where the strategy works on some. */
  private TransferTask task(Application a) throws InterruptedException {
    TransferTask task = Tasks.task(a.backbone(), Sources.trained(a.backbone()), a.task());
    Optional<Network> network = strategy.features(a.backbone(), a.task());
    if (network.isEmpty()) {
      return task;
    }
    Examples train = features(network.get(), task.weights(), task.train());
    Optional<Examples> validation = Optional.empty();
    if (task.validation().isPresent()) {
      validation = Optional.of(features(network.get(), task.weights(), task.validation().get()));
    }
    return new TransferTask(task.backbone(), task.weights(), train, validation, task.card());
  }

  private static Examples features(Network network, Weights weights, Examples examples)
      throws InterruptedException {
    String tap = network.output().name();
    try (Trainer.Session session = session()) {
      Tensor outputs = session.outputs(network, weights, examples.inputs(), List.of(tap)).get(tap);
      return examples.withInputs(Optional.ofNullable(outputs).orElseThrow());
    }
  }

  private static String digest(TransferTask task) {
    Digest digest = new Digest();
    task.train().addTo(digest);
    task.validation().ifPresent(v -> v.addTo(digest));
    return digest.hex();
  }
}
