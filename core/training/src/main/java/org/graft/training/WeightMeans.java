package org.graft.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;

/** Means of weights, taken in double precision. */
public final class WeightMeans {
  private WeightMeans() {}

  /**
   * (1 - share) start + share end; tensors that are the same bits in both stay as they are.
   *
   * @param share 0 to 1
   */
  public static Weights blend(Weights start, Weights end, double share) {
    return combine(List.of(start, end), new double[] {1 - share, share});
  }

  /** The plain mean of weights of one network; tensors that all share stay as they are. */
  public static Weights mean(List<Weights> all) {
    double[] shares = new double[all.size()];
    java.util.Arrays.fill(shares, 1.0 / shares.length);
    return combine(all, shares);
  }

  private static Weights combine(List<Weights> all, double[] shares) {
    Map<String, Tensor> means = new LinkedHashMap<>();
    all.get(0)
        .tensors()
        .forEach(
            (key, first) -> {
              List<Tensor> own =
                  all.stream().map(w -> w.tensors().getOrDefault(key, first)).toList();
              means.put(key, own.stream().allMatch(first::sameBits) ? first : sum(own, shares));
            });
    return new Weights(means);
  }

  private static Tensor sum(List<Tensor> tensors, double[] shares) {
    double[] sum = new double[Math.toIntExact(tensors.get(0).shape().elements())];
    for (int k = 0; k < shares.length; k++) {
      float[] values = tensors.get(k).toArray();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += shares[k] * values[i];
      }
    }
    float[] rounded = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      rounded[i] = (float) sum[i];
    }
    return Tensor.of(tensors.get(0).shape(), rounded);
  }
}
