package org.graft.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Planner;
import org.graft.engine.plan.SourceStep;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.store.Store;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** Source models: read from the store, loaded pretrained, or trained once and stored. */
final class SourceModels {
  private final ExperimentSpec spec;
  private final Store store;
  private final Sessions sessions;
  private final DataAccess access;

  SourceModels(ExperimentSpec spec, Store store, Sessions sessions, DataAccess access) {
    this.spec = spec;
    this.store = store;
    this.sessions = sessions;
    this.access = access;
  }

  /** The weights of {@code step}'s network, and whether they were there already. */
  Result get(SourceStep step) throws IOException, InterruptedException {
    Network network = step.setting().card().network();
    Optional<Weights> pretrained =
        step.setting().backbone().value().pretrained(access, step.setting().card());
    if (pretrained.isPresent()) {
      return new Result(pretrained.get().check(network), true);
    }
    Optional<Map<String, org.graft.spi.data.Tensor>> stored = store.find(step.key());
    if (stored.isPresent()) {
      return new Result(new Weights(stored.get()).check(network), true);
    }
    Weights trained = train(step, network);
    store.put(step.key(), trained.tensors());
    return new Result(trained, false);
  }

  private Weights train(SourceStep step, Network network) throws InterruptedException {
    Dataset data = step.setting().source().orElseThrow().dataset();
    FitJob job =
        new FitJob(
            network,
            Weights.draw(network, step.seed()),
            new Weights(Map.of()),
            data.train(),
            data.validation().map(v -> Map.of(FitJob.VALIDATION, v)).orElse(Map.of()),
            List.of(Planner.sourcePhase(spec, step.setting().card())),
            step.seed());
    Fit fit = sessions.of(step.setting().sourceTrainer().orElseThrow()).train(List.of(job)).get(0);
    return fit.weights();
  }

  /** Weights, and whether they were there already. */
  record Result(Weights weights, boolean reused) {}
}
