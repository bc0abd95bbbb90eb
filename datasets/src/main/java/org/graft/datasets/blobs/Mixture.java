package org.graft.datasets.blobs;

import java.util.List;

/** How {@code make_blobs} draws: centres, then the points blob by blob, then one shuffle. */
final class Mixture {
  private final Blobs blobs;
  private final int count;
  private final int features;

  Mixture(Blobs blobs) {
    this.blobs = blobs;
    this.count = blobs.blobs();
    this.features = blobs.width();
  }

  /**
   * Checks that the clusters say the same kind of thing of every blob.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  static void check(int samples, int features, List<Cluster> clusters) {
    if (clusters.isEmpty()) {
      return;
    }
    long placed = clusters.stream().filter(c -> !c.center().isEmpty()).count();
    long counted = clusters.stream().filter(c -> c.samples().isPresent()).count();
    if ((placed != 0 && placed != clusters.size())
        || (counted != 0 && counted != clusters.size())) {
      throw new IllegalArgumentException(
          "clusters: either all or none of the "
              + clusters.size()
              + " give a center ("
              + placed
              + " do), and likewise samples ("
              + counted
              + " do)");
    }
    int width = placed == 0 ? features : clusters.get(0).center().size();
    for (Cluster cluster : clusters) {
      if (placed != 0 && cluster.center().size() != width) {
        throw new IllegalArgumentException(
            "clusters: every center needs as many numbers; found "
                + clusters.get(0).center()
                + " and "
                + cluster.center());
      }
    }
    if (total(samples, clusters) < 2) {
      throw new IllegalArgumentException("clusters: 2 points or more are needed in all");
    }
  }

  /** Number of points in all. */
  static int total(int samples, List<Cluster> clusters) {
    int own = 0;
    for (Cluster cluster : clusters) {
      own = Math.addExact(own, cluster.samples().orElse(0));
    }
    return clusters.stream().anyMatch(c -> c.samples().isPresent()) ? own : samples;
  }

  /** All points, [n, features]. */
  Points points(LegacyRandom random) {
    double[][] centers = centers(random);
    int n = total(blobs.samples(), blobs.clusters());
    double[][] points = new double[n][features];
    int[] labels = new int[n];
    int row = 0;
    for (int blob = 0; blob < count; blob++) {
      double std = std(blob);
      for (int end = row + size(blob); row < end; row++) {
        for (int j = 0; j < features; j++) {
          points[row][j] = random.normal(centers[blob][j], std);
        }
        labels[row] = blob;
      }
    }
    Points inBlobs = new Points(points, labels);
    return blobs.shuffle() ? inBlobs.inOrder(random.permutation(n)) : inBlobs;
  }

  private double[][] centers(LegacyRandom random) {
    double[][] centers = new double[count][features];
    for (int blob = 0; blob < count; blob++) {
      for (int j = 0; j < features; j++) {
        centers[blob][j] =
            given(blob)
                ? blobs.clusters().get(blob).center().get(j)
                : random.uniform(blobs.centerBox().get(0), blobs.centerBox().get(1));
      }
    }
    return centers;
  }

  private boolean given(int blob) {
    return !blobs.clusters().isEmpty() && !blobs.clusters().get(blob).center().isEmpty();
  }

  private double std(int blob) {
    return blobs.clusters().isEmpty()
        ? blobs.clusterStd()
        : blobs.clusters().get(blob).std().orElse(blobs.clusterStd());
  }

  private int size(int blob) {
    int share = blobs.samples() / count + (blob < blobs.samples() % count ? 1 : 0);
    return blobs.clusters().isEmpty() ? share : blobs.clusters().get(blob).samples().orElse(share);
  }
}
