package org.graft.dl4j.operation;

import java.util.List;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.graft.spi.network.Layer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Preprocessing: channels chosen, scaled and shifted. */
public record ChosenChannels(Layer.Preprocessing layer) implements CustomOperation {
  @Override
  public INDArray forward(INDArray x, boolean training, LayerWorkspaceMgr memory) {
    INDArray y = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, sizes(x), 'c');
    for (int c = 0; c < layer.channels().size(); c++) {
      channel(y, c).assign(channel(x, layer.channels().get(c)));
    }
    Nd4j.exec(new BroadcastMulOp(y, vector(layer.scale()), y, 1));
    return Nd4j.exec(new BroadcastAddOp(y, vector(layer.shift()), y, 1));
  }

  @Override
  public INDArray backward(INDArray x, INDArray epsilon, LayerWorkspaceMgr memory) {
    INDArray gradient =
        memory.create(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, x.shape().clone(), 'c');
    for (int c = 0; c < layer.channels().size(); c++) {
      channel(gradient, layer.channels().get(c))
          .addi(channel(epsilon, c).mul(layer.scale().get(c)));
    }
    return gradient;
  }

  private long[] sizes(INDArray x) {
    long[] sizes = x.shape().clone();
    sizes[1] = layer.channels().size();
    return sizes;
  }

  private static INDArray channel(INDArray array, int channel) {
    return array.get(NDArrayIndex.all(), NDArrayIndex.point(channel));
  }

  private static INDArray vector(List<Double> values) {
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i).floatValue();
    }
    return Nd4j.createFromArray(numbers);
  }
}
