package org.graft.engine.run;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.engine.plan.Copies;
import org.graft.engine.plan.FeatureStep;
import org.graft.engine.spec.Choice;
import org.graft.engine.store.Store;
import org.graft.spi.Trainer;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;

/** Features of frozen prefixes: read from the store, or computed once, in inference mode. */
final class FeatureTables {
  /** Smaller tables are computed faster than they are read. */
  private static final long WORTH_STORING = 4L << 20;

  private final Store store;
  private final Sessions sessions;

  FeatureTables(Store store, Sessions sessions) {
    this.store = store;
    this.sessions = sessions;
  }

  /** Features by split, and whether they were there already. */
  Result get(FeatureStep step, Weights weights) throws IOException, InterruptedException {
    boolean stored = step.bytes() >= WORTH_STORING;
    Optional<Map<String, Tensor>> found = stored ? store.find(step.key()) : Optional.empty();
    if (found.isPresent()) {
      return new Result(found.get(), true);
    }
    Map<String, Tensor> computed = compute(step, weights);
    if (stored) {
      store.put(step.key(), computed);
      return new Result(store.find(step.key()).orElse(computed), false);
    }
    return new Result(computed, false);
  }

  private Map<String, Tensor> compute(FeatureStep step, Weights weights)
      throws InterruptedException {
    Network prefix = step.prefix();
    Weights own = weights.only(prefix::has);
    Dataset data = step.target().dataset();
    Choice<Trainer> trainer = step.trainer();
    Map<String, Tensor> features = new LinkedHashMap<>();
    for (Map.Entry<String, Examples> split : splits(data, step.copies()).entrySet()) {
      Tensor inputs = split.getValue().inputs();
      Tensor output =
          sessions.of(trainer).outputs(prefix, own, inputs, List.of(step.tap())).get(step.tap());
      if (output == null) {
        throw new IllegalStateException(
            "trainer '" + trainer.name() + "' gave no output for '" + step.tap() + "'");
      }
      features.put(split.getKey(), output);
    }
    return features;
  }

  /** The splits of a data set by name, copies in place of the training split if there are any. */
  static Map<String, Examples> splits(Dataset data, Optional<Copies> copies) {
    Map<String, Examples> splits = new LinkedHashMap<>();
    splits.put("train", copies.map(c -> c.of(data.train())).orElse(data.train()));
    data.validation().ifPresent(v -> splits.put("validation", v));
    splits.put("test", data.test());
    return splits;
  }

  /** Features by split, and whether they were there already. */
  record Result(Map<String, Tensor> splits, boolean reused) {}
}
