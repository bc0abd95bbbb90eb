package org.graft.engine.experiment.planning;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.data.DataSpec;
import org.graft.engine.experiment.recorded.Ledgers;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.plugin.Choice;
import org.graft.engine.run.Chosen;
import org.graft.engine.run.FittedModels;
import org.graft.engine.run.Sessions;
import org.graft.engine.standard.TrialModels;
import org.graft.spi.Backbone;
import org.graft.spi.data.Target;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Credits;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Outcome;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;

/** The models of the trials in a folder of runs. */
public final class RecordedModels implements TrialModels {
  private final Workbench bench;
  private final Path runs;
  private final Map<String, Found> known = new LinkedHashMap<>();

  /** Models of the trials recorded under {@code runs}, planned by {@code bench}. */
  public RecordedModels(Workbench bench, Path runs) {
    this.bench = bench;
    this.runs = runs;
  }

  /** A trial in its plan. */
  private record Found(Workbench.Planned planned, PlannedTrial trial) {}

  @Override
  public BackboneCard card(String name) throws IOException {
    Found found = find(name);
    Recipe recipe = recipe(name, found);
    Network network = recipe.network();
    List<String> classes = target(name).names();
    String features =
        network
            .belowHead()
            .orElseThrow(
                () -> new IOException("the network of " + name + " has nothing below its head"));
    DataSpec data = found.trial().arm().setting().transfer().target();
    Credits credits =
        new Credits(
            "",
            "",
            List.of("fitted by " + found.trial().arm().strategy().label() + " to " + data.label()));
    return new BackboneCard(
        network, features, classes, Optional.of(found.trial().card().id()), credits);
  }

  private static Recipe recipe(String name, Found found) throws IOException {
    return found
        .trial()
        .arm()
        .recipe()
        .orElseThrow(
            () ->
                new IOException(
                    "the strategy of "
                        + name
                        + " is a program; only a recipe's model can be carried on"));
  }

  @Override
  public Weights weights(String name) throws IOException {
    Found found = find(name);
    try (Sessions sessions =
        new Sessions(new Machine(Machine.Backend.AUTO, 1), found.planned().access())) {
      return new FittedModels(
              found.planned().spec(), bench.store(), sessions, found.planned().access())
          .of(found.trial());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while " + name + " was trained again");
    }
  }

  /** The backbone that a trial started from. */
  public Choice<Backbone> backbone(String name) throws IOException {
    return find(name).trial().arm().setting().backbone();
  }

  /**
   * A trial's model as PyTorch's tensors, under the names of the library that publishes its
   * architecture.
   *
   * @throws IOException if it has no such names, or there is no model
   */
  public Map<String, Tensor> published(String name) throws IOException {
    Found found = find(name);
    Choice<Backbone> backbone = backbone(name);
    return backbone
        .value()
        .published(found.planned().access(), recipe(name, found).network(), weights(name))
        .orElseThrow(
            () ->
                new IOException(
                    backbone.label()
                        + " has no names in PyTorch; networks of PyTorch's (architecture,"
                        + " torch-file, hub-folder, torchvision, hub), mlp and convnet have"));
  }

  /** The data that a trial's model was fitted to, and how they were scaled. */
  public DataSpec data(String name) throws IOException {
    return find(name).trial().arm().setting().transfer().target();
  }

  /** What a trial's model predicts, and how numbers were standardised. */
  public Target target(String name) throws IOException {
    Found found = find(name);
    TaskCard task = found.trial().arm().setting().task();
    return recipe(name, found).mapping().isPresent()
        ? new Target.Classes(task.sourceClasses())
        : task.target();
  }

  /** Inputs scaled as those that a trial's model was fitted to. */
  public Tensor scaled(String name, Tensor inputs) throws IOException {
    Found found = find(name);
    return bench.scaled(found.planned(), data(name), inputs);
  }

  private synchronized Found find(String name) throws IOException {
    Found found = known.get(name);
    if (found == null) {
      found = read(name);
      known.put(name, found);
    }
    return found;
  }

  private Found read(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    Ledgers.Found recorded =
        Ledgers.trialIn(Ledgers.of(runs, name.substring(0, slash)), name.substring(slash + 1));
    Recorded trial = recorded.trial();
    if (!(trial.outcome().orElse(null) instanceof Outcome.Completed)) {
      throw new IOException(
          "trial "
              + trial.card().id()
              + (trial.outcome().isPresent()
                  ? " did not complete, so it has no model"
                  : " has not been run yet; run its experiment first"));
    }
    RecordedExperiment experiment = Ledgers.experiment(recorded);
    Workbench.Planned planned = bench.plan(experiment);
    PlannedTrial found = Ledgers.planned(planned.plan(), trial.card().id());
    try (SqliteLedger ledger = SqliteLedger.read(recorded.ledger())) {
      List<Tried> tried = ledger.tried(experiment.id()).getOrDefault(trial.card().id(), List.of());
      return new Found(planned, Chosen.then(found, tried));
    }
  }
}
