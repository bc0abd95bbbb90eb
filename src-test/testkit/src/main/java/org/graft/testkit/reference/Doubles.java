package org.graft.testkit.reference;

/** Float32 to double and back. */
final class Doubles {
  private Doubles() {}

  static double[] of(float[] values) {
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  static float[] floats(double[] values) {
    float[] copy = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = (float) values[i];
    }
    return copy;
  }
}
