package org.graft.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Target;
import org.graft.testkit.promise.Expect;
import org.graft.testkit.promise.Promise;

/**
 * What a data set promises: the same data every time with the same seed, splits that share no
 * example, labels that have names and numbers that are finite.
 *
 * @param provider the data set
 * @param access its files
 * @param drawn what the seed decides
 * @param shared share of the test split's examples that may also be in the training split
 */
public record DatasetContract(
    DatasetProvider provider, DataAccess access, Drawn drawn, double shared) implements Contract {
  /** What a data set's seed decides. */
  public enum Drawn {
    /** Nothing: any seed gives the same data. */
    NOTHING,
    /** Which example is in which split, and in which order; not which examples there are. */
    SPLITS,
    /** The examples themselves. */
    EXAMPLES
  }

  /** For a data set whose splits share nothing. */
  public static DatasetContract of(DatasetProvider provider, DataAccess access, Drawn drawn) {
    return new DatasetContract(provider, access, drawn, 0);
  }

  /** The same for data in which examples recur. */
  public DatasetContract sharing(double share) {
    return new DatasetContract(provider, access, drawn, share);
  }

  @Override
  public List<Promise> promises() {
    List<Promise> promises = new ArrayList<>(new ExtensionContract(provider).promises());
    promises.add(new Promise("the same seed gives the same data", this::twice));
    promises.add(new Promise("loads side by side give the same data", this::sideBySide));
    promises.add(
        new Promise("locale, time zone and working directory do not matter", this::elsewhere));
    promises.add(new Promise("data once loaded stays as it is", this::stays));
    promises.add(new Promise("the seed changes what it should and nothing else", this::seeds));
    promises.add(new Promise("no split is empty", this::sizes));
    promises.add(new Promise("the test split shares no examples with others", this::splits));
    promises.add(new Promise("classes have names of their own", this::names));
    promises.add(new Promise("every class is in the training split", this::classes));
    promises.add(new Promise("inputs are finite numbers", this::finite));
    return promises;
  }

  private Dataset load(long seed) throws Exception {
    return provider.load(access, new Seed(seed));
  }

  private void twice() throws Exception {
    Expect.same("digest", load(1).digest(), load(1).digest());
  }

  private void sideBySide() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<String> load = () -> load(1).digest();
      Set<String> digests = new HashSet<>();
      for (Future<String> digest : threads.invokeAll(List.of(load, load, load, load))) {
        digests.add(digest.get());
      }
      Expect.same("number of different data sets", 1, digests.size());
    } finally {
      threads.shutdownNow();
    }
  }

  private void elsewhere() throws Exception {
    Expect.same("digest", load(1).digest(), Elsewhere.abroad(() -> load(1).digest()));
  }

  private void stays() throws Exception {
    Dataset first = load(1);
    String before = first.digest();
    load(2);
    Expect.same("digest", before, first.digest());
  }

  private void seeds() throws Exception {
    Dataset one = load(1);
    Dataset other = load(2);
    Expect.same("target", named(one), named(other));
    Expect.same("input shape", one.inputShape(), other.inputShape());
    Expect.same("sizes", sizes(one), sizes(other));
    Expect.that(
        one.digest().equals(other.digest()) == (drawn == Drawn.NOTHING),
        "the seed should decide "
            + drawn
            + "; two seeds give "
            + (one.digest().equals(other.digest()) ? "the same data" : "other data"));
    if (drawn == Drawn.SPLITS) {
      Expect.that(rows(one).equals(rows(other)), "two seeds give other examples");
    }
  }

  private void sizes() throws Exception {
    sizes(load(1)).forEach((split, size) -> Expect.that(size > 0, split + " is empty"));
  }

  private void splits() throws Exception {
    Dataset data = load(1);
    Set<String> others = new HashSet<>(rows(data.train()));
    data.validation().ifPresent(v -> others.addAll(rows(v)));
    double found =
        rows(data.test()).stream().filter(others::contains).count()
            / (double) Math.max(1, data.test().size());
    Expect.that(
        found <= shared,
        "a share of " + found + " of the test split is also in train or validation");
  }

  private void names() throws Exception {
    Target target = load(1).target();
    List<String> names = target.names();
    Expect.same("number of different names", names.size(), new HashSet<>(names).size());
    Expect.that(
        names.stream().noneMatch(String::isBlank),
        "one of the " + target.kind() + " has a blank name");
    Expect.that(
        names.size() > 1 || !(target instanceof Target.Classes),
        "expected two classes or more, found " + names);
  }

  private void classes() throws Exception {
    Dataset data = load(1);
    if (!(data.target() instanceof Target.Classes)) {
      return;
    }
    Set<String> missing = new HashSet<>(data.classes());
    for (int label : data.train().labels()) {
      missing.remove(data.classes().get(label));
    }
    Expect.same("classes without a training example", Set.of(), missing);
  }

  private void finite() throws Exception {
    for (Map.Entry<String, Examples> split : splits(load(1)).entrySet()) {
      for (int row = 0; row < split.getValue().size(); row++) {
        for (float value : split.getValue().inputs().rows(row, row + 1)) {
          Expect.that(Float.isFinite(value), split.getKey() + " row " + row + " holds " + value);
        }
      }
    }
  }

  private static String named(Dataset data) {
    return data.target().kind() + " " + data.target().names();
  }

  private static Map<String, Examples> splits(Dataset data) {
    Map<String, Examples> splits = new LinkedHashMap<>();
    splits.put("train", data.train());
    data.validation().ifPresent(v -> splits.put("validation", v));
    splits.put("test", data.test());
    return splits;
  }

  private static Map<String, Integer> sizes(Dataset data) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    splits(data).forEach((name, split) -> sizes.put(name, split.size()));
    return sizes;
  }

  /** How often each example occurs over all splits. */
  private static Map<String, Long> rows(Dataset data) {
    Map<String, Long> counts = new TreeMap<>();
    splits(data).values().forEach(s -> rows(s).forEach(row -> counts.merge(row, 1L, Long::sum)));
    return counts;
  }

  private static List<String> rows(Examples examples) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < examples.size(); row++) {
      float[] values = examples.inputs().rows(row, row + 1);
      Digest digest = new Digest().add(values, 0, values.length);
      examples.targets().select(new int[] {row}, 0, 1).addTo(digest);
      rows.add(digest.id());
    }
    return rows;
  }
}
