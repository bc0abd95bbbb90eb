package org.graft.lanes.layer;

import java.util.List;
import org.graft.lanes.matrix.Lanes;
import org.graft.lanes.matrix.Replicates;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;

/** A parameter at work: its numbers and the gradient of the last backward pass, in lines. */
public final class Variable {
  private final String node;
  private final Parameter parameter;
  private final float[][] value;
  private final float[][] gradient;
  private final int length;
  private final int lanes;

  /**
   * From its numbers at the start, cut into {@code lines} lines of equal length. A line has room
   * for whole vectors, which hold nothing, unless it is the only one.
   */
  public Variable(String node, Parameter parameter, Tensor start, int lines) {
    this.node = node;
    this.parameter = parameter;
    float[] all = start.toArray();
    this.length = all.length / lines;
    this.lanes = 1;
    this.value = cut(all, lines);
    this.gradient = new float[lines][value[0].length];
  }

  /**
   * From the numbers of several networks, [numbers][LANES] in one line; lanes without a network
   * hold the first one's.
   */
  public Variable(String node, Parameter parameter, List<Tensor> starts) {
    this.node = node;
    this.parameter = parameter;
    this.lanes = Replicates.LANES;
    this.length = Math.toIntExact(parameter.shape().elements());
    this.value = new float[][] {interleaved(starts)};
    this.gradient = new float[1][value[0].length];
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

  public String node() {
    return node;
  }

  public Parameter parameter() {
    return parameter;
  }

  public String key() {
    return Weights.key(node, parameter);
  }

  public boolean kernel() {
    return parameter.isKernel();
  }

  /** The numbers, [lines][length], to be read and changed in place. */
  public float[][] value() {
    return value;
  }

  /** The gradient, [lines][length], to be written in place. */
  public float[][] gradient() {
    return gradient;
  }

  /** The numbers of other tensors of the same shape, one a network, laid as its own are. */
  public float[][] laid(List<Tensor> others) {
    return lanes == 1
        ? cut(others.get(0).toArray(), value.length)
        : new float[][] {interleaved(others)};
  }

  /** The numbers of network {@code lane}. */
  public Tensor tensor(int lane) {
    return Tensor.of(parameter.shape(), joined(value, lane));
  }

  /** The gradient in network {@code lane}, row by row. */
  public float[] gradient(int lane) {
    return joined(gradient, lane);
  }

  /** Writes over the numbers of network {@code lane}, row by row. */
  public void write(int lane, float[] numbers) {
    if (lanes > 1) {
      for (int i = 0; i < length; i++) {
        value[0][i * lanes + lane] = numbers[i];
      }
      return;
    }
    for (int i = 0; i < value.length; i++) {
      System.arraycopy(numbers, i * length, value[i], 0, length);
    }
  }

  private float[] joined(float[][] lines, int lane) {
    if (lanes > 1) {
      float[] own = new float[length];
      for (int i = 0; i < length; i++) {
        own[i] = lines[0][i * lanes + lane];
      }
      return own;
    }
    float[] all = new float[lines.length * length];
    for (int i = 0; i < lines.length; i++) {
      System.arraycopy(lines[i], 0, all, i * length, length);
    }
    return all;
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
