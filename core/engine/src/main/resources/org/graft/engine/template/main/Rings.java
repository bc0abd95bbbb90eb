package org.example.lab;

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
import org.graft.spi.data.Tensor;

/**
 * Points on concentric rings around the origin, one ring a class, of radius 1, 2, 3, ... Inputs are
 * [n, 2]; classes have the same number of examples, up to one.
 *
 * @param rings how many rings
 * @param train training examples
 * @param test test examples
 * @param noise standard deviation of the distance from the ring
 */
@Name(value = "my-lab-rings", doc = "Points on concentric rings, one ring a class.")
public record Rings(
    @Param(doc = "How many rings.", unit = "classes", byDefault = "3", min = 2) int rings,
    @Param(doc = "Training examples.", unit = "examples", byDefault = "300", min = 2) int train,
    @Param(doc = "Test examples.", unit = "examples", byDefault = "300", min = 2) int test,
    @Param(doc = "Standard deviation of the distance from the ring.", byDefault = "0.2", min = 0)
        double noise)
    implements DatasetProvider {
  /** Checks that every ring has an example. */
  public Rings {
    if (train < rings || test < rings) {
      throw new IllegalArgumentException("there must be as many examples as rings, or more");
    }
  }

  @Override
  public Dataset load(DataAccess access, Seed seed) {
    List<String> classes =
        java.util.stream.IntStream.rangeClosed(1, rings).mapToObj(r -> "ring " + r).toList();
    return new Dataset(
        classes,
        examples(train, seed.derive("train").randomness()),
        Optional.empty(),
        examples(test, seed.derive("test").randomness()));
  }

  private Examples examples(int n, Randomness random) {
    float[] inputs = new float[2 * n];
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % rings;
      double radius = labels[i] + 1 + noise * random.nextGaussian();
      double angle = 2 * Math.PI * random.nextDouble();
      inputs[2 * i] = (float) (radius * Math.cos(angle));
      inputs[2 * i + 1] = (float) (radius * Math.sin(angle));
    }
    return new Examples(Tensor.of(Shape.of(n, 2), inputs), labels);
  }
}
