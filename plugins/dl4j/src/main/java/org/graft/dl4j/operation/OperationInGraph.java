package org.graft.dl4j.operation;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An {@link CustomOperation} at work in a graph. */
@SuppressWarnings({"serial", "overrides"}) // DL4J's own signatures
final class OperationInGraph extends BaseGraphVertex {
  private final CustomOperation operation;

  OperationInGraph(
      ComputationGraph graph, String name, int index, DataType type, CustomOperation operation) {
    super(graph, name, index, null, null, type);
    this.operation = operation;
  }

  @Override
  public boolean hasLayer() {
    return false;
  }

  @Override
  @SuppressWarnings("NullAway") // DL4J's word for "no layer"
  public Layer getLayer() {
    return null;
  }

  @Override
  public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
    return operation.forward(inputs[0], training, memory);
  }

  @Override
  @SuppressWarnings("NullAway") // no gradient of parameters
  public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
    return new Pair<>(null, new INDArray[] {operation.backward(inputs[0], getEpsilon(), memory)});
  }

  @Override
  public void setBackpropGradientsViewArray(@Nullable INDArray gradients) {
    if (gradients != null) {
      throw new IllegalStateException(getVertexName() + " has no parameters");
    }
  }

  @Override
  @SuppressWarnings("NullAway") // no masks
  public Pair<INDArray, MaskState> feedForwardMaskArrays(
      INDArray[] masks, MaskState state, int batch) {
    return new Pair<>(null, state);
  }

  @Override
  public String toString() {
    return getVertexName();
  }
}
