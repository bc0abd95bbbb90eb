package org.graft.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.graft.engine.plan.Copies;
import org.graft.engine.plan.FeatureTable;
import org.graft.engine.plugin.Choice;
import org.graft.engine.store.Claim;
import org.graft.engine.store.Store;
import org.graft.spi.Trainer;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;

/** Features of frozen prefixes: read from the store, or computed once, in inference mode. */
public final class FeatureTables {
  private static final long WORTH_MAPPING = 1L << 20;

  private final Store store;
  private final Sessions sessions;

  /** Features that are computed by sessions and kept in a store. */
  public FeatureTables(Store store, Sessions sessions) {
    this.store = store;
    this.sessions = sessions;
  }

  /**
   * Features by table's key and split; what the store lacks is computed in one pass.
   *
   * @param pass tables of one pass, the deepest first
   */
  @SuppressWarnings("try") // the lock is held, not used
  public Result get(List<FeatureTable> pass, Weights weights) throws InterruptedException {
    Result result = new Result(new LinkedHashMap<>(), true, new ArrayList<>());
    List<FeatureTable> missing = find(pass, result);
    if (missing.isEmpty()) {
      return result;
    }
    try (Claim claim = store.claim(missing.stream().map(FeatureTable::key).toList())) {
      List<FeatureTable> still = find(missing, result);
      if (!still.isEmpty()) {
        Map<String, Map<String, Tensor>> computed = compute(still, weights);
        result.tables().putAll(computed);
        for (FeatureTable table : still) {
          keep(table, result);
        }
      }
      return new Result(result.tables(), still.isEmpty(), result.findings());
    }
  }

  /** Adds the tables that the store has to {@code result}; the others. */
  private List<FeatureTable> find(List<FeatureTable> tables, Result result)
      throws InterruptedException {
    List<FeatureTable> missing = new ArrayList<>();
    for (FeatureTable table : tables) {
      Store.Found found = store.find(table.key());
      result.findings().addAll(found.findings());
      found
          .tensors()
          .ifPresentOrElse(t -> result.tables().put(table.key(), t), () -> missing.add(table));
    }
    return missing;
  }

  /** Stores a table and uses the file from then on, which takes no memory that others need. */
  private void keep(FeatureTable table, Result result) throws InterruptedException {
    Map<String, Tensor> computed = result.tables().getOrDefault(table.key(), Map.of());
    result.findings().addAll(store.put(table.key(), table.words(), computed));
    if (table.bytes() >= WORTH_MAPPING && store.has(table.key())) {
      find(List.of(table), result);
    }
  }

  private Map<String, Map<String, Tensor>> compute(List<FeatureTable> pass, Weights weights)
      throws InterruptedException {
    FeatureTable deepest = pass.get(0);
    Network prefix = deepest.prefix();
    Weights own = weights.only(prefix::has);
    Choice<Trainer> trainer = deepest.runner().trainer();
    List<String> taps = pass.stream().map(FeatureTable::tap).toList();
    Map<String, Map<String, Tensor>> tables = new LinkedHashMap<>();
    for (Map.Entry<String, Examples> split :
        splits(deepest.target().dataset(), deepest.copies()).entrySet()) {
      Map<String, Tensor> outputs =
          sessions.of(trainer).outputs(prefix, own, split.getValue().inputs(), taps);
      for (FeatureTable table : pass) {
        Tensor output = Objects.requireNonNull(outputs.get(table.tap()));
        Answers.features(trainer, table.tap(), output);
        tables.computeIfAbsent(table.key(), k -> new LinkedHashMap<>()).put(split.getKey(), output);
      }
    }
    return tables;
  }

  /** The splits of a data set by name, copies in place of the training split if there are any. */
  static Map<String, Examples> splits(Dataset data, Optional<Copies> copies) {
    Map<String, Examples> splits = new LinkedHashMap<>();
    splits.put("train", copies.map(c -> c.of(data.train())).orElse(data.train()));
    data.validation().ifPresent(v -> splits.put("validation", v));
    splits.put("test", data.test());
    return splits;
  }

  /** The splits with features, where there are any, in place of their inputs. */
  static Map<String, Examples> inPlace(
      Map<String, Examples> splits, Optional<Map<String, Tensor>> features) {
    Map<String, Examples> all = new LinkedHashMap<>(splits);
    features.ifPresent(
        tensors ->
            all.replaceAll(
                (name, examples) -> {
                  Tensor inputs = tensors.get(name);
                  return inputs == null ? examples : examples.withInputs(inputs);
                }));
    return all;
  }

  /**
   * Features by table's key and split, whether all were there already, and what the user should
   * know of the store.
   */
  public record Result(
      Map<String, Map<String, Tensor>> tables, boolean reused, List<Finding> findings) {}
}
