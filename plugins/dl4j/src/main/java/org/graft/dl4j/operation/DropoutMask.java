package org.graft.dl4j.operation;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.graft.dl4j.backend.NativeArray;
import org.graft.spi.base.Randomness;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Inverted dropout with masks from the trial's seed, in row-major order of the batch: the same on
 * every machine, backend and thread. One per node and training; not thread-safe.
 */
public final class DropoutMask implements CustomOperation {
  private final double rate;
  private final Randomness random;
  private float[] drawn = new float[0];
  private @Nullable INDArray mask;

  public DropoutMask(double rate, Randomness random) {
    this.rate = rate;
    this.random = random;
  }

  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    INDArray y = memory.dup(ArrayType.ACTIVATIONS, x, 'c');
    if (!training || rate == 0) {
      return y;
    }
    INDArray fresh = memory.createUninitialized(ArrayType.ACTIVATIONS, x.dataType(), x.shape());
    NativeArray.write(fresh, draw(Math.toIntExact(x.length())));
    mask = fresh;
    return y.muli(fresh);
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    INDArray gradient = memory.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c');
    return mask == null ? gradient : gradient.muli(mask);
  }

  private float[] draw(int length) {
    if (drawn.length != length) {
      drawn = new float[length];
    }
    random.dropout(drawn, length, rate);
    return drawn;
  }
}
