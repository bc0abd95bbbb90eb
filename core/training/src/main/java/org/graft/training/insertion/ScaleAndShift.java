package org.graft.training.insertion;

import java.util.List;

/** (1 + scale) x what the parameters were, the last one of several plus shift. */
final class ScaleAndShift implements Reparameterisation {
  private final List<OutputAxis> axes;
  private final float[][] start;

  ScaleAndShift(List<OutputAxis> axes, float[][] start) {
    this.axes = axes;
    this.start = start;
  }

  @Override
  public float[][] merged(float[][] inserted) {
    float[][] merged = new float[start.length][];
    for (int k = 0; k < start.length; k++) {
      merged[k] = new float[start[k].length];
      boolean shifted = inserted.length > 1 && k == start.length - 1;
      for (int i = 0; i < merged[k].length; i++) {
        int output = axes.get(k).of(i);
        float scaled = (1 + inserted[0][output]) * start[k][i];
        merged[k][i] = shifted ? scaled + inserted[1][output] : scaled;
      }
    }
    return merged;
  }

  @Override
  public float[][] gradients(float[][] gradients, float[][] inserted) {
    double[] byScale = new double[inserted[0].length];
    for (int k = 0; k < start.length; k++) {
      for (int i = 0; i < start[k].length; i++) {
        byScale[axes.get(k).of(i)] += (double) gradients[k][i] * start[k][i];
      }
    }
    float[] scale = new float[byScale.length];
    for (int o = 0; o < scale.length; o++) {
      scale[o] = (float) byScale[o];
    }
    return inserted.length > 1
        ? new float[][] {scale, gradients[start.length - 1].clone()}
        : new float[][] {scale};
  }
}
