package org.graft.dl4j.operation;

import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An {@link CustomOperation} as a vertex of a graph's configuration. Not for saving. */
@SuppressWarnings("serial")
public final class OperationVertex extends GraphVertex {
  private final CustomOperation operation;

  public OperationVertex(CustomOperation operation) {
    this.operation = operation;
  }

  @Override
  public GraphVertex clone() {
    return new OperationVertex(operation);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OperationVertex vertex && vertex.operation.equals(operation);
  }

  @Override
  public int hashCode() {
    return operation.hashCode();
  }

  @Override
  public long numParams(boolean backprop) {
    return 0;
  }

  @Override
  public int minVertexInputs() {
    return 1;
  }

  @Override
  public int maxVertexInputs() {
    return 1;
  }

  @Override
  public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
      ComputationGraph graph,
      String name,
      int index,
      @Nullable INDArray parameters,
      boolean initialize,
      DataType type) {
    return new OperationInGraph(graph, name, index, type, operation);
  }

  @Override
  public InputType getOutputType(int index, InputType... inputs) {
    throw new UnsupportedOperationException("shapes come from the network, not from DL4J");
  }

  @Override
  public MemoryReport getMemoryReport(InputType... inputs) {
    throw new UnsupportedOperationException("memory reports are DL4J's, not Graft's");
  }
}
