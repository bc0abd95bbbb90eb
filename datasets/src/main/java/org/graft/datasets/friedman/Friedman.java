package org.graft.datasets.friedman;

import java.util.List;
import java.util.Optional;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.base.Randomness;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Target;
import org.graft.spi.data.Targets;
import org.graft.spi.data.Tensor;

/**
 * Friedman's first regression problem (Friedman 1991, doi:10.1214/aos/1176347963): inputs uniform
 * in [0, 1], y = 10 sin(pi x1 x2) + 20 (x3 - 0.5)^2 + 10 x4 + 5 x5 + noise; further inputs say
 * nothing. As a family of related problems (Pardoe and Stone 2010, Boosting for regression
 * transfer, ICML) each term has a factor a, each x a factor b and a shift c: 1, 1 and 0 for the
 * problem itself, and for one that differs by d drawn from N(1, 0.1 d), N(1, 0.1 d) and N(0, 0.05
 * d), by standard deviation.
 *
 * <p>Inputs are [n, features], targets [n, 1] named {@code y}.
 *
 * @param samples number of rows
 * @param features number of inputs
 * @param noise standard deviation of the noise
 * @param difference d, 0 for the problem itself
 * @param randomState of rows and factors; absent derives one from the experiment's seed and the
 *     difference, so that problems that differ share no rows
 * @param train how many of the first rows train; the rest test; absent is half
 */
@Name(
    value = "friedman",
    doc = "Friedman's first regression problem, generated, and problems that differ from it.",
    cites = "doi:10.1214/aos/1176347963")
public record Friedman(
    @Param(doc = "Rows in all.", byDefault = "1000", min = 2) int samples,
    @Param(doc = "Number of inputs; the first five tell.", byDefault = "10", min = 5) int features,
    @Param(doc = "Standard deviation of the noise.", byDefault = "1.0", min = 0) double noise,
    @Param(
            doc =
                "How far factors and shifts lie from those of the problem itself, as in the paper.",
            byDefault = "0.0",
            min = 0)
        double difference,
    @Param(
            doc = "Seed; without it, derived from the experiment's and from the difference.",
            min = 0)
        Optional<Long> randomState,
    @Param(doc = "The first so many rows train, the rest test; without it, half.", min = 1)
        Optional<Integer> train)
    implements DatasetProvider {
  private static final int TERMS = 4;
  private static final int TOLD = 5;

  /** Checks the numbers. */
  public Friedman {
    if (features < TOLD || samples < 2 || !(noise >= 0) || !(difference >= 0)) {
      throw new IllegalArgumentException(
          "expected 5 features or more, 2 samples or more, and noise and difference of 0 or more");
    }
    if (train.filter(rows -> rows < 1 || rows >= samples).isPresent()) {
      throw new IllegalArgumentException(
          "train must leave rows to test: 1 to %d of %d, found %d"
              .formatted(samples - 1, samples, train.get()));
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) {
    Seed own =
        randomState
            .map(state -> new Seed(state).derive("friedman"))
            .orElseGet(() -> seed.derive("friedman").derive(String.valueOf(difference)));
    Problem problem = Problem.drawn(difference, own.derive("factors").randomness());
    Randomness random = own.derive("rows").randomness();
    float[] inputs = new float[samples * features];
    float[] targets = new float[samples];
    double[] x = new double[features];
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < features; j++) {
        x[j] = random.nextDouble();
        inputs[i * features + j] = (float) x[j];
      }
      targets[i] = (float) (problem.at(x) + noise * random.nextGaussian());
    }
    Examples all =
        new Examples(
            Tensor.of(Shape.of(samples, features), inputs),
            Targets.of(Tensor.of(Shape.of(samples, 1), targets)));
    int cut = train.orElse(samples / 2);
    return new Dataset(
        new Target.Numbers(List.of("y")),
        all.select(rows(0, cut)),
        Optional.empty(),
        all.select(rows(cut, samples)),
        List.of());
  }

  private static int[] rows(int from, int to) {
    return java.util.stream.IntStream.range(from, to).toArray();
  }

  /**
   * A problem of the family.
   *
   * @param a factors of the terms
   * @param b factors of the first five inputs
   * @param c shifts of these
   */
  @SuppressWarnings("ArrayRecordComponent") // a bundle of numbers, never compared
  record Problem(double[] a, double[] b, double[] c) {
    /** One that differs by {@code difference} from the problem itself. */
    static Problem drawn(double difference, Randomness random) {
      Problem problem = new Problem(new double[TERMS], new double[TOLD], new double[TOLD]);
      for (int k = 0; k < TERMS; k++) {
        problem.a[k] = 1 + 0.1 * difference * random.nextGaussian();
      }
      for (int k = 0; k < TOLD; k++) {
        problem.b[k] = 1 + 0.1 * difference * random.nextGaussian();
        problem.c[k] = 0.05 * difference * random.nextGaussian();
      }
      return problem;
    }

    /** The number without noise. */
    double at(double[] x) {
      double[] z = new double[TOLD];
      for (int k = 0; k < TOLD; k++) {
        z[k] = b[k] * x[k] + c[k];
      }
      return a[0] * 10 * Math.sin(Math.PI * z[0] * z[1])
          + a[1] * 20 * (z[2] - 0.5) * (z[2] - 0.5)
          + a[2] * 10 * z[3]
          + a[3] * 5 * z[4];
    }
  }
}
