package org.graft.lanes;

import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/** A parameter at work: its numbers and the gradient of the last backward pass, in lines. */
final class Variable {
  private final String node;
  private final Parameter parameter;
  private final float[][] value;
  private final float[][] gradient;
  private final int length;

  /**
   * From its numbers at the start, cut into {@code lines} lines of equal length. A line has room
   * for whole vectors, which hold nothing, unless it is the only one.
   */
  Variable(String node, Parameter parameter, Tensor start, int lines) {
    this.node = node;
    this.parameter = parameter;
    float[] all = start.toArray();
    this.length = all.length / lines;
    this.value = cut(all, lines);
    this.gradient = new float[lines][value[0].length];
  }

  String node() {
    return node;
  }

  Parameter parameter() {
    return parameter;
  }

  String key() {
    return Weights.key(node, parameter);
  }

  boolean kernel() {
    return parameter.name().equals("kernel");
  }

  /** The numbers, [lines][length], to be read and changed in place. */
  float[][] value() {
    return value;
  }

  /** The gradient, [lines][length], to be written in place. */
  float[][] gradient() {
    return gradient;
  }

  /** As many lines from another tensor of the same shape. */
  float[][] cut(Tensor other) {
    return cut(other.toArray(), value.length);
  }

  /** A copy of the numbers. */
  float[][] copy() {
    float[][] copy = new float[value.length][];
    for (int i = 0; i < value.length; i++) {
      copy[i] = value[i].clone();
    }
    return copy;
  }

  /** Puts a copy back. */
  void restore(float[][] copy) {
    for (int i = 0; i < value.length; i++) {
      System.arraycopy(copy[i], 0, value[i], 0, copy[i].length);
    }
  }

  Tensor tensor() {
    float[] all = new float[value.length * length];
    for (int i = 0; i < value.length; i++) {
      System.arraycopy(value[i], 0, all, i * length, length);
    }
    return Tensor.of(parameter.shape(), all);
  }

  private static float[][] cut(float[] all, int lines) {
    if (lines == 1) {
      return new float[][] {all};
    }
    int length = all.length / lines;
    float[][] cut = new float[lines][Lanes.padded(length)];
    for (int i = 0; i < lines; i++) {
      System.arraycopy(all, i * length, cut[i], 0, length);
    }
    return cut;
  }
}
