package org.graft.engine.onnx;

import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.ChannelLayer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.NormalizationLayer;

/** Layers that take vectors, images and tokens alike. */
final class OnnxVectors {
  private static final int IMAGE = 3;

  private OnnxVectors() {}

  /** These beside the others. */
  static LayerCases<Place, String> with(LayerCases<Place, String> others) {
    return others
        .with(Layer.Dense.class, (layer, place) -> dense(place))
        .with(Layer.BatchNormalization.class, OnnxVectors::batch)
        .with(NormalizationLayer.LayerNormalization.class, OnnxVectors::layer)
        .with(NormalizationLayer.L2Normalization.class, OnnxVectors::euclidean)
        .with(Layer.Activation.class, (layer, place) -> place.input())
        .with(
            Layer.LeakyRelu.class,
            (layer, place) ->
                place.unary("LeakyRelu", OnnxGraph.attribute("alpha", (float) layer.slope())))
        .with(
            ChannelLayer.PRelu.class,
            (layer, place) ->
                place.graph().add("PRelu", List.of(place.input(), place.alongChannels("slope"))))
        .with(Layer.Dropout.class, (layer, place) -> place.input())
        .with(Layer.StochasticDepth.class, (layer, place) -> place.input())
        .with(
            Layer.Flatten.class,
            (layer, place) -> place.unary("Flatten", OnnxGraph.attribute("axis", 1L)))
        .with(
            Layer.Reshape.class,
            (layer, place) ->
                place.reshaped(
                    place.input(), layer.shape().stream().mapToLong(Integer::longValue).toArray()))
        .with(Layer.Add.class, (layer, place) -> place.unary("Sum"))
        .with(Layer.Multiply.class, (layer, place) -> place.unary("Mul"))
        .with(
            Layer.Concatenate.class,
            (layer, place) -> place.unary("Concat", OnnxGraph.attribute("axis", 1L)))
        .with(Layer.Preprocessing.class, OnnxVectors::preprocessing)
        .with(
            ChannelLayer.Slice.class,
            (layer, place) ->
                sliced(place, place.input(), layer.from(), layer.from() + layer.count()))
        .with(ChannelLayer.ChannelPadding.class, OnnxVectors::padded)
        .with(
            ChannelLayer.LayerScale.class,
            (layer, place) -> place.binary("Mul", place.input(), place.alongChannels("scale")));
  }

  private static String dense(Place place) {
    String product = place.binary("MatMul", place.input(), place.parameter("kernel"));
    return place.parameters().containsKey("bias")
        ? place.binary("Add", product, place.parameter("bias"))
        : product;
  }

  private static String batch(Layer.BatchNormalization layer, Place place) {
    return place
        .graph()
        .add(
            "BatchNormalization",
            List.of(
                place.input(),
                place.parameter("gamma"),
                place.parameter("beta"),
                place.parameter("mean"),
                place.parameter("variance")),
            OnnxGraph.attribute("epsilon", (float) layer.epsilon()));
  }

  private static String layer(NormalizationLayer.LayerNormalization layer, Place place) {
    boolean image = place.shape().rank() == IMAGE;
    String features = image ? place.transposed(place.input(), 0, 2, 3, 1) : place.input();
    String normalised =
        place
            .graph()
            .add(
                "LayerNormalization",
                List.of(features, place.parameter("gamma"), place.parameter("beta")),
                OnnxGraph.attribute("epsilon", (float) layer.epsilon()));
    return image ? place.transposed(normalised, 0, 3, 1, 2) : normalised;
  }

  private static String euclidean(NormalizationLayer.L2Normalization layer, Place place) {
    String norm = place.unary("ReduceL2", OnnxGraph.attribute("axes", List.of(-1)));
    return place.binary("Div", place.input(), place.binary("Max", norm, layer.epsilon()));
  }

  private static String preprocessing(Layer.Preprocessing layer, Place place) {
    long[] channels = layer.channels().stream().mapToLong(Integer::longValue).toArray();
    String chosen =
        place
            .graph()
            .add(
                "Gather",
                List.of(place.input(), place.graph().whole(channels)),
                OnnxGraph.attribute("axis", 1L));
    String scaled = place.binary("Mul", chosen, channels(layer.scale(), place));
    return place.binary("Add", scaled, channels(layer.shift(), place));
  }

  private static String channels(List<Double> numbers, Place place) {
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = numbers.get(i).floatValue();
    }
    Shape shape =
        place.shape().rank() == IMAGE ? Shape.of(values.length, 1, 1) : Shape.of(values.length);
    return place.graph().constant(shape, Tensor.of(shape, values));
  }

  /** Numbers {@code from} to {@code to} of the first axis behind the batch. */
  static String sliced(Place place, String tensor, long from, long to) {
    OnnxGraph graph = place.graph();
    return graph.add("Slice", List.of(tensor, graph.whole(from), graph.whole(to), graph.whole(1)));
  }

  private static String padded(ChannelLayer.ChannelPadding layer, Place place) {
    int axes = place.shape().rank() + 1;
    long[] pads = new long[2 * axes];
    pads[1] = layer.before();
    pads[axes + 1] = layer.after();
    return place.graph().add("Pad", List.of(place.input(), place.graph().whole(pads)));
  }
}
