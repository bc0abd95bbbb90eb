package org.graft.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.SourceModel;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.Owner;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.store.Claim;
import org.graft.engine.store.Store;
import org.graft.spi.Backbone;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;

/** Source models: read from the store, loaded pretrained, or trained once and stored. */
public final class SourceModels {
  private final ExperimentSpec spec;
  private final Store store;
  private final Sessions sessions;
  private final DataAccess access;

  /** The source models of an experiment. */
  public SourceModels(ExperimentSpec spec, Store store, Sessions sessions, DataAccess access) {
    this.spec = spec;
    this.store = store;
    this.sessions = sessions;
    this.access = access;
  }

  /**
   * The weights of {@code model}'s network, and whether they were there already.
   *
   * @throws IllegalArgumentException if its training diverged, now or when it was stored
   */
  @SuppressWarnings("try") // the lock is held, not used
  public Result get(SourceModel model) throws IOException, InterruptedException {
    Network network = model.setting().card().network();
    Optional<Weights> pretrained = pretrained(model);
    if (pretrained.isPresent()) {
      return new Result(pretrained.get().check(network), true, List.of());
    }
    List<Finding> findings = new ArrayList<>();
    Optional<Weights> stored = find(model, findings);
    if (stored.isPresent()) {
      return new Result(stored.get(), true, findings);
    }
    try (Claim claim = store.claim(List.of(model.key()))) {
      Optional<Weights> meanwhile = find(model, findings);
      if (meanwhile.isPresent()) {
        return new Result(meanwhile.get(), true, findings);
      }
      Weights trained = finite(train(model, network));
      findings.addAll(store.put(model.key(), model.words(), trained.tensors()));
      return new Result(trained, false, findings);
    }
  }

  private Optional<Weights> pretrained(SourceModel model) throws IOException {
    Choice<Backbone> backbone = model.setting().backbone();
    Optional<Weights> weights;
    try {
      weights = backbone.value().pretrained(access, model.setting().card());
    } catch (RuntimeException | Error e) {
      Throwable named = PluginFault.of(backbone.value(), backbone.name(), e);
      if (named instanceof RuntimeException exception) {
        throw exception;
      }
      throw (Error) named;
    }
    if (weights == null) {
      throw new PluginFault(Owner.words(backbone) + ": pretrained() gave null");
    }
    return weights;
  }

  private Optional<Weights> find(SourceModel model, List<Finding> findings)
      throws InterruptedException {
    Store.Found found = store.find(model.key());
    findings.addAll(found.findings());
    return found.tensors().map(t -> finite(new Weights(t).check(model.setting().card().network())));
  }

  private static Weights finite(Weights weights) {
    weights
        .tensors()
        .forEach(
            (key, tensor) ->
                Answers.notFinite(tensor)
                    .ifPresent(
                        x -> {
                          throw new IllegalArgumentException(
                              "training of the source model diverged: '%s' holds %s; try a lower learning rate in source-training"
                                  .formatted(key, x));
                        }));
    return weights;
  }

  private Weights train(SourceModel model, Network network) throws InterruptedException {
    Dataset data = model.setting().source().orElseThrow().dataset();
    FitJob job =
        new FitJob(
            network,
            Weights.draw(network, model.seed()),
            new Weights(Map.of()),
            data.target().trainedOn(data.train()),
            data.validation()
                .map(v -> Map.of(FitJob.VALIDATION, data.target().trainedOn(v)))
                .orElse(Map.of()),
            List.of(model.setting().sourcePhase(spec)),
            model.seed());
    Fit fit =
        sessions
            .of(model.setting().sourceDecision().orElseThrow().trainer())
            .train(List.of(job))
            .get(0);
    return fit.weights();
  }

  /** Weights, whether they were there already, and what the user should know of the store. */
  public record Result(Weights weights, boolean reused, List<Finding> findings) {}
}
