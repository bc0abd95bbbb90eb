package org.graft.dl4j.training;

import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Targets;
import org.graft.training.CrossEntropy;
import org.graft.training.LossAndAccuracy;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Softmax and cross-entropy on logits as DL4J's loss, computed by {@link CrossEntropy} in plain
 * Java: a batch's logits are few, and DL4J's own takes a dozen native calls.
 *
 * <p>It is told the batch's targets by {@link #expect} and keeps score for {@link #take}.
 */
@SuppressWarnings("serial")
final class LogitsLoss implements ILossFunction {
  private final CrossEntropy loss;
  private Targets targets = Targets.of(new int[0]);
  private float[] logits = new float[0];

  /** Of weighted classes and smoothed labels. */
  LogitsLoss(float[] classWeights, double smoothing) {
    this.loss = new CrossEntropy(classWeights, smoothing);
  }

  /** Sets the targets of the batch to come. */
  void expect(Targets targets) {
    this.targets = targets;
  }

  /** Loss and accuracy of the batches since the last time. */
  LossAndAccuracy take() {
    return loss.take();
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
    loss.score(logits, targets, 0);
    loss.derive(logits, targets);
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, rows, classes);
    NativeArray.write(gradient, logits);
    return gradient;
  }

  @Override
  public double computeScore(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask, boolean mean) {
    throw new UnsupportedOperationException("the loss is kept for take()");
  }

  @Override
  public INDArray computeScoreArray(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask) {
    throw new UnsupportedOperationException("the loss is kept for take()");
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask, boolean mean) {
    throw new UnsupportedOperationException("the loss is kept for take()");
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
