package org.graft.engine.data;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.graft.engine.problem.SpecException;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Digest;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Tensor;

/**
 * Loads data sets and shows them through their views, each once: threads that ask for the same one
 * wait for the first. What nobody holds may be dropped when memory is short and is then loaded
 * again; digests are kept. Thread-safe.
 *
 * <p>Two specs are the same when provider, view and seed are equal, places included, so that files
 * from two folders are never taken for one another.
 */
public final class DatasetLoader {
  /** Numbers up to which a part is known by its own digest: 512 MB. */
  private static final long READ = 1 << 27;

  private final DataAccess access;
  private final Map<Whole, SoftSlot<Dataset>> wholes = new ConcurrentHashMap<>();
  private final Map<Part, SoftSlot<Dataset>> parts = new ConcurrentHashMap<>();
  private final Map<Part, String> digests = new ConcurrentHashMap<>();
  private final Map<Whole, String> wholeDigests = new ConcurrentHashMap<>();

  /** A loader of files from {@code access}. */
  public DatasetLoader(DataAccess access) {
    this.access = access;
  }

  /**
   * The data set of {@code spec}, through its view.
   *
   * @param seed of what the provider and the view draw
   * @throws IOException if the provider cannot load it
   * @throws SpecException if the view asks for what the data set does not have
   */
  public Loaded load(DataSpec spec, Seed seed) throws IOException {
    return load(spec, seed, Optional.empty());
  }

  /**
   * The same in one fold of its rows. A fold, as a large part, is known by the digests of the whole
   * data set and of what shows that part.
   *
   * @throws IOException if the provider cannot load it
   * @throws SpecException if the view or the fold asks for what the data set does not have
   */
  public Loaded load(DataSpec spec, Seed seed, Optional<Fold> fold) throws IOException {
    Part key = new Part(new Whole(spec.provider().value(), seed), spec.view(), fold);
    Dataset dataset = slot(parts, key).get(() -> show(spec, key));
    String digest = digests.get(key);
    if (digest == null) {
      boolean own = fold.isEmpty() && elements(dataset) <= READ;
      digest =
          own
              ? dataset.digest()
              : digest(key, whole(key.whole()), RowLists.of(spec.view(), access));
      digests.put(key, digest);
    }
    return new Loaded(dataset, digest);
  }

  private static long elements(Dataset data) {
    return data.inputShape().elements() * (data.train().size() + data.test().size());
  }

  private String digest(Part part, Dataset whole, Optional<RowLists> lists) {
    Digest digest =
        new Digest()
            .add("fold")
            .add(wholeDigests.computeIfAbsent(part.whole(), w -> whole.digest()))
            .add(part.view().canonical())
            .add(part.fold().toString())
            .add(part.whole().seed().value());
    lists.ifPresent(rows -> digest.add(rows.digest()));
    return digest.hex();
  }

  /**
   * Other inputs, scaled as those of {@code spec} are.
   *
   * @param inputs [n, ...] in the data set's input shape
   */
  public Tensor scaled(DataSpec spec, Seed seed, Tensor inputs) throws IOException {
    return spec.view()
        .scaled(
            whole(new Whole(spec.provider().value(), seed)),
            seed,
            inputs,
            RowLists.of(spec.view(), access));
  }

  /** Forgets every data set, but not its digest. */
  public void release() {
    parts.values().forEach(SoftSlot::release);
    wholes.values().forEach(SoftSlot::release);
  }

  private Dataset show(DataSpec spec, Part key) throws IOException {
    Dataset all = whole(key.whole());
    try {
      return spec.view()
          .apply(all, key.whole().seed(), key.fold(), RowLists.of(spec.view(), access));
    } catch (IllegalArgumentException e) {
      SpecException problem =
          new SpecException(spec.provider().where(), spec.label() + ": " + e.getMessage());
      problem.initCause(e);
      throw problem;
    }
  }

  private Dataset whole(Whole whole) throws IOException {
    return slot(wholes, whole)
        .get(() -> LoadedData.check(whole.provider().load(access, whole.seed().derive("data"))));
  }

  private static <K> SoftSlot<Dataset> slot(Map<K, SoftSlot<Dataset>> slots, K key) {
    return slots.computeIfAbsent(key, k -> new SoftSlot<>());
  }

  /**
   * A data set and what it is known by.
   *
   * @param dataset the data set
   * @param digest its {@link Dataset#digest()}, computed once
   */
  public record Loaded(Dataset dataset, String digest) {}

  private record Whole(DatasetProvider provider, Seed seed) {}

  private record Part(Whole whole, View view, Optional<Fold> fold) {}
}
