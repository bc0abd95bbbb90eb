package org.graft.engine.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.store.Store;
import org.graft.spi.base.Digest;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/**
 * The models that recorded trials ended with. A trial follows from its spec bit for bit, so no run
 * keeps its models: one that is asked for is trained again, once, and then lies in the store.
 */
public final class FittedModels {
  private final ExperimentSpec spec;
  private final Store store;
  private final Sessions sessions;
  private final DataAccess access;

  /** Models of the trials of {@code spec}. */
  public FittedModels(ExperimentSpec spec, Store store, Sessions sessions, DataAccess access) {
    this.spec = spec;
    this.store = store;
    this.sessions = sessions;
    this.access = access;
  }

  /**
   * All weights of the network of {@code trial}'s recipe, as they are at the trial's end.
   *
   * @throws IllegalArgumentException if its strategy is a program and has no recipe
   */
  public Weights of(PlannedTrial trial) throws IOException, InterruptedException {
    Network network =
        trial
            .arm()
            .recipe()
            .orElseThrow(
                () -> new IllegalArgumentException("its strategy is a program, not a recipe"))
            .network();
    String key = new Digest().add("model").add(trial.card().id()).hex();
    Optional<Map<String, Tensor>> stored = store.find(key).tensors();
    if (stored.isPresent()) {
      return new Weights(stored.get()).check(network);
    }
    Optional<Weights> source = source(trial);
    Weights fitted = whole(network, source, fit(trial, source));
    store.put(key, "model of trial " + trial.card().id(), fitted.tensors());
    return fitted;
  }

  private Optional<Weights> source(PlannedTrial trial) throws IOException, InterruptedException {
    SourceModels models = new SourceModels(spec, store, sessions, access);
    return trial.source().isPresent()
        ? Optional.of(models.get(trial.source().get()).weights())
        : Optional.empty();
  }

  private Weights fit(PlannedTrial trial, Optional<Weights> source)
      throws IOException, InterruptedException {
    Optional<Map<String, Tensor>> features = Optional.empty();
    if (trial.features().isPresent()) {
      FeatureTables tables = new FeatureTables(store, sessions);
      FeatureTable table = trial.features().get();
      features =
          Optional.ofNullable(
              tables.get(List.of(table), source.orElseThrow()).tables().get(table.key()));
    }
    return new Fitting(spec, sessions).of(List.of(trial), source, features).get(0).fit().weights();
  }

  /** What was trained, and below it what stayed the source's. */
  private static Weights whole(Network network, Optional<Weights> source, Weights fitted) {
    Map<String, Tensor> whole = new LinkedHashMap<>();
    network
        .parameters()
        .forEach(
            (node, parameters) -> {
              for (Parameter p : parameters) {
                String key = Weights.key(node, p);
                Tensor own = fitted.tensors().get(key);
                whole.put(key, own != null ? own : source.orElseThrow().get(node, p));
              }
            });
    return new Weights(whole);
  }
}
