package org.graft.lanes;

import java.util.List;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/**
 * A parameter at work, of one network or of several side by side: its numbers and the gradient of
 * the last backward pass, in lines.
 */
final class Variable {
  private final String node;
  private final Parameter parameter;
  private final float[][] value;
  private final float[][] gradient;
  private final int length;
  private final int lanes;
  private final float[][] oneValue;
  private final float[][] oneGradient;

  /**
   * From its numbers at the start, cut into {@code lines} lines of equal length. A line has room
   * for whole vectors, which hold nothing, unless it is the only one.
   */
  Variable(String node, Parameter parameter, Tensor start, int lines) {
    this.node = node;
    this.parameter = parameter;
    float[] all = start.toArray();
    this.length = all.length / lines;
    this.lanes = 1;
    this.value = cut(all, lines);
    this.gradient = new float[lines][value[0].length];
    this.oneValue = value;
    this.oneGradient = gradient;
  }

  /**
   * From the numbers of several networks, [numbers][LANES] in one line; lanes without a network
   * hold the first one's.
   */
  Variable(String node, Parameter parameter, List<Tensor> starts) {
    this.node = node;
    this.parameter = parameter;
    this.lanes = Replicates.LANES;
    this.length = Math.toIntExact(parameter.shape().elements());
    this.value = new float[][] {interleaved(starts)};
    this.gradient = new float[1][value[0].length];
    this.oneValue = new float[1][length];
    this.oneGradient = new float[1][length];
  }

  private static float[] interleaved(List<Tensor> tensors) {
    float[] all = new float[Math.toIntExact(tensors.get(0).shape().elements()) * Replicates.LANES];
    for (int lane = 0; lane < Replicates.LANES; lane++) {
      float[] own = tensors.get(lane < tensors.size() ? lane : 0).toArray();
      for (int i = 0; i < own.length; i++) {
        all[i * Replicates.LANES + lane] = own[i];
      }
    }
    return all;
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

  /**
   * The numbers of the network in {@code lane}, [lines][length], to be changed in place until
   * another lane's are asked for, and then {@link #put} back.
   */
  float[][] values(int lane) {
    return one(value, oneValue, lane);
  }

  /** The gradient of the network in {@code lane}, likewise; it need not be put back. */
  float[][] gradients(int lane) {
    return one(gradient, oneGradient, lane);
  }

  private float[][] one(float[][] all, float[][] one, int lane) {
    if (lanes > 1) {
      float[] from = all[0];
      float[] to = one[0];
      for (int i = 0; i < length; i++) {
        to[i] = from[i * lanes + lane];
      }
    }
    return one;
  }

  /** Puts back what {@link #values} gave. */
  void put(int lane, float[][] values) {
    if (lanes > 1) {
      float[] from = values[0];
      float[] to = value[0];
      for (int i = 0; i < length; i++) {
        to[i * lanes + lane] = from[i];
      }
    }
  }

  /** The numbers of another tensor of the same shape, laid as one network's are. */
  float[][] cut(Tensor other) {
    return cut(other.toArray(), oneValue.length);
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

  /** The numbers of network {@code lane}. */
  Tensor tensor(int lane) {
    float[][] own = values(lane);
    float[] all = new float[own.length * length];
    for (int i = 0; i < own.length; i++) {
      System.arraycopy(own[i], 0, all, i * length, length);
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
