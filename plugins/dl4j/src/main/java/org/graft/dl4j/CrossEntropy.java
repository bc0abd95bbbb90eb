package org.graft.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Softmax and cross-entropy on logits, in plain Java: a batch's logits are few, and DL4J's own
 * takes a dozen native calls. The gradient is of sum(weight[label] x loss) / n, as Keras weights
 * classes: by the number of examples, not by the sum of weights.
 *
 * <p>It is told the batch's labels by {@link #expect} and keeps score in {@link #tally}.
 */
@SuppressWarnings("serial")
final class CrossEntropy implements ILossFunction {
  private final float[] classWeights;
  private final Tally tally = new Tally();
  private int[] labels = new int[0];
  private float[] logits = new float[0];

  CrossEntropy(float[] classWeights) {
    this.classWeights = classWeights;
  }

  /** Sets the labels of the batch to come. */
  void expect(int[] labels) {
    this.labels = labels;
  }

  /** Loss and right answers since the last point. */
  Tally tally() {
    return tally;
  }

  @Override
  public INDArray computeGradient(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask) {
    int rows = (int) preOutput.size(0);
    int classes = (int) preOutput.size(1);
    if (logits.length != rows * classes) {
      logits = new float[rows * classes];
    }
    NativeArray.read(NativeArray.dense(preOutput), logits);
    for (int row = 0; row < rows; row++) {
      int label = labels[row];
      tally.add(logits, row * classes, classes, label);
      double norm = Softmax.logSum(logits, row * classes, classes);
      double share = (double) classWeights[label] / rows;
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logits[row * classes + c] - norm);
        logits[row * classes + c] = (float) (share * (c == label ? p - 1 : p));
      }
    }
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, rows, classes);
    NativeArray.write(gradient, logits);
    return gradient;
  }

  @Override
  public double computeScore(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask, boolean mean) {
    throw new UnsupportedOperationException("the loss is kept by tally()");
  }

  @Override
  public INDArray computeScoreArray(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask) {
    throw new UnsupportedOperationException("the loss is kept by tally()");
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask, boolean mean) {
    throw new UnsupportedOperationException("the loss is kept by tally()");
  }

  @Override
  public String name() {
    return "cross-entropy";
  }

  @Override
  public String toString() {
    return name();
  }
}
