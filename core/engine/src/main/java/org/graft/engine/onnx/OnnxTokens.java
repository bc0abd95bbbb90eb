package org.graft.engine.onnx;

import java.util.Arrays;
import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.LayerCases;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.network.Windows;

/** Layers that take tokens [tokens, features]. */
final class OnnxTokens {
  private static final float NEVER = -1e30f;

  private OnnxTokens() {}

  /** These beside the others; attention by cosines is not among them. */
  static LayerCases<Place, String> with(LayerCases<Place, String> others) {
    return others
        .with(
            TokenLayer.ToTokens.class,
            (layer, place) ->
                place.transposed(place.reshaped(place.input(), place.shape().size(0), -1), 0, 2, 1))
        .with(
            TokenLayer.ToImage.class,
            (layer, place) ->
                place.reshaped(
                    place.transposed(place.input(), 0, 2, 1),
                    place.output().size(0),
                    place.output().size(1),
                    place.output().size(2)))
        .with(TokenLayer.LearnedTokens.class, OnnxTokens::learned)
        .with(
            TokenLayer.PositionEmbedding.class,
            (layer, place) -> place.binary("Add", place.input(), place.parameter("positions")))
        .with(
            TokenLayer.TokenMean.class,
            (layer, place) ->
                place.unary(
                    "ReduceMean",
                    OnnxGraph.attribute("axes", List.of(1)),
                    OnnxGraph.attribute("keepdims", 0L)))
        .with(TokenLayer.Attention.class, OnnxTokens::attention)
        .with(TokenLayer.WindowAttention.class, OnnxTokens::windows);
  }

  private static String learned(TokenLayer.LearnedTokens layer, Place place) {
    OnnxGraph graph = place.graph();
    String batch =
        graph.add(
            "Shape",
            List.of(place.input()),
            OnnxGraph.attribute("start", 0L),
            OnnxGraph.attribute("end", 1L));
    String shape =
        graph.add(
            "Concat",
            List.of(batch, graph.whole(layer.count(), place.shape().size(1))),
            OnnxGraph.attribute("axis", 0L));
    String tokens = graph.add("Expand", List.of(place.parameter("tokens"), shape));
    int all = place.shape().size(0);
    List<String> parts =
        layer.at() == 0
            ? List.of(tokens, place.input())
            : layer.at() == all
                ? List.of(place.input(), tokens)
                : List.of(
                    OnnxVectors.sliced(place, place.input(), 0, layer.at()),
                    tokens,
                    OnnxVectors.sliced(place, place.input(), layer.at(), all));
    return graph.add("Concat", parts, OnnxGraph.attribute("axis", 1L));
  }

  /** Queries, keys or values out of [3, ...]. */
  private static String part(Place place, String all, long which) {
    OnnxGraph graph = place.graph();
    String one = graph.add("Gather", List.of(all, graph.whole(which)));
    return graph.add("Squeeze", List.of(one, graph.whole(0)));
  }

  private static String attention(TokenLayer.Attention layer, Place place) {
    int tokens = place.shape().size(0);
    int features = place.output().size(1);
    int each = features / layer.heads();
    String all =
        place.transposed(
            place.reshaped(place.input(), tokens, 3, layer.heads(), each), 2, 0, 3, 1, 4);
    String keys = place.transposed(part(place, all, 1), 0, 1, 3, 2);
    String queries = place.binary("Mul", part(place, all, 0), 1 / Math.sqrt(each));
    String weights = softmax(place, place.binary("MatMul", queries, keys));
    String seen = place.binary("MatMul", weights, part(place, all, 2));
    return place.reshaped(place.transposed(seen, 0, 2, 1, 3), tokens, features);
  }

  private static String softmax(Place place, String scores) {
    return place.graph().add("Softmax", List.of(scores), OnnxGraph.attribute("axis", -1L));
  }

  private static String windows(TokenLayer.WindowAttention layer, Place place) {
    OnnxGraph graph = place.graph();
    int tokens = place.shape().size(0);
    int features = place.output().size(1);
    int each = features / layer.heads();
    int[][] places = layer.windows().places();
    int inside = layer.windows().tokens();
    String gathered = taken(place, place.input(), order(places));
    String all =
        place.transposed(
            place.reshaped(gathered, places.length, inside, 3, layer.heads(), each),
            3,
            0,
            1,
            4,
            2,
            5);
    String keys = place.transposed(part(place, all, 1), 0, 1, 2, 4, 3);
    double scale = layer.scale().orElse(1 / Math.sqrt(each));
    String queries = place.binary("Mul", part(place, all, 0), scale);
    String scores = place.binary("Add", place.binary("MatMul", queries, keys), bias(layer, place));
    if (layer.windows().shift().height() > 0 || layer.windows().shift().width() > 0) {
      scores =
          place.binary(
              "Add", scores, graph.constant(maskShape(layer.windows()), mask(layer.windows())));
    }
    String seen = place.binary("MatMul", softmax(place, scores), part(place, all, 2));
    String rows = place.reshaped(place.transposed(seen, 0, 1, 3, 2, 4), tokens, features);
    long[] back = new long[tokens];
    long[] there = order(places);
    for (int i = 0; i < tokens; i++) {
      back[(int) there[i]] = i;
    }
    return taken(place, rows, back);
  }

  private static String taken(Place place, String tokens, long... which) {
    return place
        .graph()
        .add(
            "Gather", List.of(tokens, place.graph().whole(which)), OnnxGraph.attribute("axis", 1L));
  }

  private static long[] order(int[][] places) {
    return Arrays.stream(places).flatMapToInt(Arrays::stream).asLongStream().toArray();
  }

  /** [heads, tokens, tokens] of a window. */
  private static String bias(TokenLayer.WindowAttention layer, Place place) {
    float[] lines = place.tensor("relative-bias").toArray();
    int[][] relative = layer.windows().relative();
    int n = layer.windows().tokens();
    float[] bias = new float[layer.heads() * n * n];
    for (int h = 0; h < layer.heads(); h++) {
      for (int q = 0; q < n; q++) {
        for (int k = 0; k < n; k++) {
          bias[(h * n + q) * n + k] = lines[relative[q][k] * layer.heads() + h];
        }
      }
    }
    return place.graph().constant(Shape.of(layer.heads(), n, n), bias);
  }

  private static Shape maskShape(Windows windows) {
    return Shape.of(windows.places().length, 1, windows.tokens(), windows.tokens());
  }

  /**
   * What keeps tokens of different regions from seeing one another: [windows, 1, tokens, tokens].
   */
  private static float[] mask(Windows windows) {
    int[][] regions = windows.regions();
    int n = windows.tokens();
    float[] mask = new float[regions.length * n * n];
    for (int w = 0; w < regions.length; w++) {
      for (int q = 0; q < n; q++) {
        for (int k = 0; k < n; k++) {
          mask[(w * n + q) * n + k] = regions[w][q] == regions[w][k] ? 0 : NEVER;
        }
      }
    }
    return mask;
  }
}
