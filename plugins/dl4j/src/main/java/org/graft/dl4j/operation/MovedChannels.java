package org.graft.dl4j.operation;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Some channels, or features, of the input among channels of zeros: a slice, or a padding.
 *
 * @param from the first that is taken
 * @param to where it is put
 * @param count how many are taken
 * @param total channels of the output
 */
public record MovedChannels(int from, int to, int count, int total) implements CustomOperation {
  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    long[] sizes = x.shape().clone();
    sizes[1] = total;
    INDArray y = memory.create(ArrayType.ACTIVATIONS, DataType.FLOAT, sizes, 'c');
    channels(y, to).assign(channels(x, from));
    return y;
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    INDArray gradient =
        memory.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape().clone(), 'c');
    channels(gradient, from).assign(channels(epsilon, to));
    return gradient;
  }

  private INDArray channels(INDArray array, int first) {
    INDArrayIndex[] taken = new INDArrayIndex[array.rank()];
    for (int axis = 0; axis < taken.length; axis++) {
      taken[axis] = axis == 1 ? NDArrayIndex.interval(first, first + count) : NDArrayIndex.all();
    }
    return array.get(taken);
  }
}
