package org.graft.testkit.reference;

import java.util.List;
import java.util.stream.Stream;
import org.graft.spi.base.Randomness;

/** The sum of all inputs. */
final class Summing implements Operation {
  private int inputs;

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    this.inputs = inputs.size();
    double[] sum = new double[inputs.get(0).length];
    for (double[] input : inputs) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += input[i];
      }
    }
    return sum;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    return Stream.generate(gradient::clone).limit(inputs).toList();
  }
}
