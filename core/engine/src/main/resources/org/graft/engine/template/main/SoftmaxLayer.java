package org.example.lab;

import java.util.LinkedHashMap;
import java.util.Map;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Weights;
import org.graft.training.Numbers;

/** Kernel [in, classes] and bias [classes] of one dense softmax layer, at work. */
final class SoftmaxLayer {
  private final String node;
  private final Weights start;
  private final float[] kernel;
  private final float[] bias;

  SoftmaxLayer(String node, Weights weights) {
    this.node = node;
    this.start = weights;
    this.kernel = tensor("kernel").toArray();
    this.bias = tensor("bias").toArray();
  }

  private Tensor tensor(String parameter) {
    Tensor tensor = start.tensors().get(node + "/" + parameter);
    if (tensor == null) {
      throw new IllegalArgumentException("there are no weights " + node + "/" + parameter);
    }
    return tensor;
  }

  int classes() {
    return bias.length;
  }

  /** Class probabilities of one input. */
  double[] probabilities(float[] x) {
    double[] p = new double[bias.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < p.length; c++) {
      p[c] = bias[c];
      for (int i = 0; i < x.length; i++) {
        p[c] += (double) x[i] * kernel[i * p.length + c];
      }
      highest = Math.max(highest, p[c]);
    }
    double sum = 0;
    for (int c = 0; c < p.length; c++) {
      p[c] = Math.exp(p[c] - highest);
      sum += p[c];
    }
    for (int c = 0; c < p.length; c++) {
      p[c] /= sum;
    }
    return p;
  }

  /** Moves kernel and bias against their gradients, [in + 1, classes], the bias's last. */
  void descend(double[] gradient, double rate) {
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] -= (float) (rate * gradient[i]);
    }
    for (int c = 0; c < bias.length; c++) {
      bias[c] -= (float) (rate * gradient[kernel.length + c]);
    }
  }

  /** How many numbers {@link #descend} takes. */
  int size() {
    return kernel.length + bias.length;
  }

  /** Goes through kernel and bias. */
  void moved(Numbers numbers) {
    numbers.floats(kernel);
    numbers.floats(bias);
  }

  /** The weights as they are now. */
  Weights weights() {
    int classes = bias.length;
    Map<String, Tensor> moved = new LinkedHashMap<>(start.tensors());
    moved.put(
        node + "/kernel", Tensor.of(Shape.of(kernel.length / classes, classes), kernel.clone()));
    moved.put(node + "/bias", Tensor.of(Shape.of(classes), bias.clone()));
    return new Weights(moved);
  }
}
