package org.graft.dl4j.training;

import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Targets;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Tally;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Softmax and cross-entropy on logits, in plain Java: a batch's logits are few, and DL4J's own
 * takes a dozen native calls. The gradient is of sum(weight[label] x loss) / n, as Keras weights
 * classes: by the number of examples, not by the sum of weights; of an example that was mixed, the
 * weighted losses by either label count by their shares.
 *
 * <p>It is told the batch's targets by {@link #expect} and keeps score for {@link #take}.
 */
@SuppressWarnings("serial")
final class LogitsLoss implements ILossFunction {
  private final float[] classWeights;
  private final double smoothing;
  private final Tally tally = new Tally();
  private Targets targets = Targets.of(new int[0]);
  private float[] logits = new float[0];

  /** Of weighted classes and smoothed labels. */
  LogitsLoss(float[] classWeights, double smoothing) {
    this.classWeights = classWeights;
    this.smoothing = smoothing;
  }

  /** Sets the targets of the batch to come. */
  void expect(Targets targets) {
    this.targets = targets;
  }

  /** Loss and accuracy of the batches since the last time. */
  LossAndAccuracy take() {
    return tally.take();
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
      int label = targets.label(row);
      int second = targets.second(row);
      double share = targets.share(row);
      Logits.score(logits, row * classes, classes, targets, row, tally);
      double norm = Logits.logSum(logits, row * classes, classes);
      double first = share * classWeights[label] / rows;
      double rest = (1 - share) * classWeights[second] / rows;
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logits[row * classes + c] - norm);
        double told = (c == label ? first : 0) + (c == second ? rest : 0);
        if (smoothing > 0) {
          told = (1 - smoothing) * told + smoothing / classes * (first + rest);
        }
        logits[row * classes + c] = (float) ((first + rest) * p - told);
      }
    }
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
