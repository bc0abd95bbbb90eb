package org.graft.backbones.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.graft.spi.base.Seed;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Initializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A file that DL4J saved, and what the network in it gives in DL4J itself.
 *
 * @param inputs two examples
 * @param outputs by layer
 */
record Saved(Path file, Tensor inputs, Map<String, float[]> outputs) {
  /** A chain with every layer kind. */
  static Saved chain(Path file) throws IOException {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(
                    new ConvolutionLayer.Builder(3, 2)
                        .nOut(4)
                        .stride(2, 1)
                        .padding(1, 0)
                        .activation(Activation.RELU)
                        .build())
                .layer(new BatchNormalization.Builder().eps(0.002).useLogStd(false).build())
                .layer(
                    new DepthwiseConvolution2D.Builder()
                        .kernelSize(3, 2)
                        .depthMultiplier(2)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.TANH)
                        .build())
                .layer(new ZeroPaddingLayer.Builder(1, 0, 0, 2).build())
                .layer(
                    new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.AVG)
                        .kernelSize(2, 2)
                        .stride(2, 1)
                        .build())
                .layer(new ActivationLayer.Builder().activation(new ActivationLReLU(0.2)).build())
                .layer(new DropoutLayer.Builder(0.8).build())
                .layer(
                    new DenseLayer.Builder()
                        .nOut(6)
                        .dropOut(0.5)
                        .activation(Activation.SIGMOID)
                        .build())
                .layer(new BatchNormalization.Builder().useLogStd(true).build())
                .layer(
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(9, 7, 2))
                .build());
    network.init();
    stir(network.params());
    network.save(file.toFile(), true);
    Tensor inputs = draw(Shape.of(2, 2, 9, 7));
    List<INDArray> all = network.feedForward(array(inputs), false);
    Map<String, float[]> outputs = new LinkedHashMap<>();
    for (int i = 1; i < all.size(); i++) {
      outputs.put("layer" + (i - 1), all.get(i).dup('c').data().asFloat());
    }
    outputs.remove("layer4"); // DL4J's activation layer has written over it
    return new Saved(file, inputs, outputs);
  }

  /** A graph that branches, its vertices not in the order of its data. */
  static Saved graph(Path file) throws IOException {
    ComputationGraph network =
        new ComputationGraph(
            new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                    "top",
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(3)
                        .activation(Activation.SOFTMAX)
                        .build(),
                    "pool")
                .addLayer(
                    "b",
                    new ConvolutionLayer.Builder(1, 1).nOut(4).activation(Activation.RELU).build(),
                    "a")
                .addLayer(
                    "a",
                    new ConvolutionLayer.Builder(3, 3)
                        .nOut(4)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.ELU)
                        .build(),
                    "in")
                .addLayer(
                    "apart",
                    new SeparableConvolution2D.Builder(3, 2)
                        .nOut(4)
                        .depthMultiplier(2)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.TANH)
                        .build(),
                    "a")
                .addLayer(
                    "plain",
                    new SeparableConvolution2D.Builder(2, 2)
                        .nOut(4)
                        .hasBias(false)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(new ActivationLReLU(0.3))
                        .build(),
                    "apart")
                .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "a", "b")
                .addVertex("cat", new MergeVertex(), "sum", "a", "plain")
                .addLayer("pool", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), "cat")
                .setOutputs("top")
                .setInputTypes(InputType.convolutional(5, 6, 2))
                .build());
    network.init();
    stir(network.params());
    network.save(file.toFile(), false);
    Tensor inputs = draw(Shape.of(2, 2, 5, 6));
    Map<String, float[]> outputs = new LinkedHashMap<>();
    network
        .feedForward(new INDArray[] {array(inputs)}, false)
        .forEach(
            (name, values) -> {
              if (!name.equals("in")) {
                outputs.put(name, values.dup('c').data().asFloat());
              }
            });
    return new Saved(file, inputs, outputs);
  }

  /** Moves every parameter, so that none has its initial value; variances grow. */
  private static void stir(INDArray parameters) {
    Tensor noise = draw(Shape.of(Math.toIntExact(parameters.length())));
    parameters.addi(array(noise).reshape(parameters.shape()).mul(0.1));
  }

  private static Tensor draw(Shape shape) {
    float[] values =
        Initializer.GLOROT_UNIFORM.draw(shape, 3, 3, new Seed(4).derive("test")).toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] += 1; // 0 to 2
    }
    return Tensor.of(shape, values);
  }

  private static INDArray array(Tensor tensor) {
    return Nd4j.createFromArray(tensor.toArray())
        .reshape(tensor.shape().sizes().stream().mapToInt(Integer::intValue).toArray());
  }
}
