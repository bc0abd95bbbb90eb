package org.graft.datasets.blobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

/**
 * Isotropic Gaussian blobs, the very points of scikit-learn's {@code make_blobs(n_samples, centers,
 * n_features, cluster_std, center_box, shuffle, random_state)}.
 *
 * <p>Inputs are [n, features] in float32, computed in float64; classes are named {@code 0}, {@code
 * 1}, ... by blob. {@code {blobs: {random-state: 1, cluster-std: 2}}} is three blobs in the plane,
 * 500 rows to train and 500 to test. {@code clusters} says something of each blob in particular and
 * then decides how many there are.
 *
 * @param samples number of points in all, shared equally; the first blobs get the remainder
 * @param centers number of blobs
 * @param features number of features
 * @param clusterStd standard deviation of every blob
 * @param centerBox lowest and highest coordinate of a drawn centre
 * @param shuffle whether points are in random order; otherwise blob by blob
 * @param randomState scikit-learn's seed; absent derives one from the experiment's
 * @param train how many of the first rows train; the rest test; absent is half
 * @param clusters each blob in particular; empty for blobs that differ in their centre only
 */
@Name(
    value = "blobs",
    doc = "Gaussian blobs, the very points of scikit-learn's make_blobs.",
    cites = "scikit-learn, sklearn.datasets.make_blobs; https://jmlr.org/papers/v12/pedregosa11a")
public record Blobs(
    @Param(doc = "Points in all, shared equally.", byDefault = "1000", min = 2) int samples,
    @Param(doc = "Number of blobs.", byDefault = "3", min = 1) int centers,
    @Param(doc = "Number of features.", byDefault = "2", min = 1) int features,
    @Param(doc = "Standard deviation of every blob.", byDefault = "1.0", min = 0) double clusterStd,
    @Param(doc = "Lowest and highest coordinate of a drawn centre.", byDefault = "[-10.0, 10.0]")
        List<Double> centerBox,
    @Param(doc = "Random order; otherwise blob by blob.", byDefault = "true") boolean shuffle,
    @Param(
            doc = "scikit-learn's seed; without it, derived from the experiment's.",
            min = 0,
            max = 4294967295.0)
        Optional<Long> randomState,
    @Param(doc = "The first so many rows train, the rest test; without it, half.", min = 1)
        Optional<Integer> train,
    @Param(doc = "Each blob in particular; then `centers` is ignored.", byDefault = "[]")
        List<Cluster> clusters)
    implements DatasetProvider {
  /** Checks that everything fits together and copies the lists. */
  public Blobs {
    centerBox = List.copyOf(centerBox);
    clusters = List.copyOf(clusters);
    require(samples >= 2, "samples must be 2 or more, found " + samples);
    require(centers >= 1, "centers must be 1 or more, found " + centers);
    require(features >= 1, "features must be 1 or more, found " + features);
    require(
        clusterStd >= 0 && clusterStd <= Double.MAX_VALUE,
        "cluster-std must be 0 or more, found " + clusterStd);
    require(
        centerBox.size() == 2 && centerBox.get(0) <= centerBox.get(1),
        "center-box must be [lowest, highest], found " + centerBox);
    randomState.ifPresent(
        state ->
            require(
                state >= 0 && state <= 0xffffffffL,
                "random-state must lie in 0..4294967295, found " + state));
    Mixture.check(samples, features, clusters);
    int all = Mixture.total(samples, clusters);
    train.ifPresent(
        rows ->
            require(
                rows >= 1 && rows < all,
                "train must leave rows to test: 1 to "
                    + (all - 1)
                    + " of "
                    + all
                    + " points, found "
                    + rows));
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) {
    long state =
        randomState.orElseGet(() -> seed.derive("blobs").randomness().nextLong() & 0xffffffffL);
    Points points = points(state);
    int cut = train.orElse(points.size() / 2);
    List<String> classes = IntStream.range(0, blobs()).mapToObj(String::valueOf).toList();
    return new Dataset(
        classes,
        points.examples(0, cut, width()),
        Optional.empty(),
        points.examples(cut, points.size(), width()));
  }

  /** The points of {@code random_state = state}, in float64. */
  Points points(long state) {
    return new Mixture(this).points(new LegacyRandom(state));
  }

  /** Number of blobs. */
  int blobs() {
    return clusters.isEmpty() ? centers : clusters.size();
  }

  /** Number of features: as said, or as many as given centres have. */
  int width() {
    return clusters.isEmpty() || clusters.get(0).center().isEmpty()
        ? features
        : clusters.get(0).center().size();
  }
}
