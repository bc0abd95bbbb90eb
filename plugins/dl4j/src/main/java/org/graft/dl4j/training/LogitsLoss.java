package org.graft.dl4j.training;

import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.data.Targets;
import org.graft.training.LossAndAccuracy;
import org.graft.training.Tally;
import org.graft.training.TrainingState;
import org.graft.training.loss.OutputLoss;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * A head's loss on logits, in plain Java: a batch's logits are few, and DL4J's own takes a dozen
 * native calls.
 *
 * <p>It is told the batch's targets by {@link #expect} and keeps score for {@link #take}.
 */
@SuppressWarnings("serial")
final class LogitsLoss implements ILossFunction {
  private final transient OutputLoss loss;
  private final transient Tally tally = new Tally();
  private transient Targets targets = Targets.of(new int[0]);
  private transient float[] logits = new float[0];

  LogitsLoss(OutputLoss loss) {
    this.loss = loss;
  }

  /** Sets the targets of the batch to come. */
  void expect(Targets targets) {
    this.targets = targets;
  }

  /** Loss and accuracy of the batches since the last time. */
  LossAndAccuracy take() {
    return tally.take();
  }

  /** Goes through the sums. */
  void state(TrainingState state) {
    tally.state(state);
  }

  @Override
  public INDArray computeGradient(
      INDArray unused, INDArray preOutput, IActivation activation, INDArray mask) {
    int rows = (int) preOutput.size(0);
    int outputs = (int) preOutput.size(1);
    if (logits.length != rows * outputs) {
      logits = new float[rows * outputs];
    }
    NativeArray.read(NativeArray.dense(preOutput), logits);
    loss.score(logits, targets, 0, tally);
    loss.derive(logits, targets);
    INDArray gradient = Nd4j.createUninitialized(DataType.FLOAT, rows, outputs);
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
    return "loss";
  }

  @Override
  public String toString() {
    return name();
  }
}
