package org.graft.strategies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Pooling;
import org.graft.spi.network.Size;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Optimizer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.head.Features;
import org.junit.jupiter.api.Test;

final class TapTest {
  private static final Size ONE = new Size(1, 1);
  private static final TaskCard TASK =
      new TaskCard(
          Shape.of(3, 6, 5),
          List.of(),
          List.of("a", "b"),
          10,
          0,
          new Training(new Optimizer.Sgd(0.1), 8, 1));

  /** A stem, two branches side by side, their concatenation and a head. */
  private static BackboneCard branched() {
    Network body =
        new Network(
            Shape.of(3, 6, 5),
            List.of(
                new Node("stem", convolution(4), List.of(Network.INPUT)),
                new Node("left", convolution(2), List.of("stem")),
                new Node("right", convolution(3), List.of("stem")),
                new Node("join", new Layer.Concatenate(), List.of("left", "right"))));
    Network pooled = body.then("pool", new Layer.GlobalAveragePooling());
    return new BackboneCard(
        pooled.then("output", BackboneCard.head(5)), "pool", List.of("1", "2", "3", "4", "5"));
  }

  private static Layer convolution(int filters) {
    return new Layer.Convolution(
        filters,
        ONE,
        ONE,
        Padding.SAME,
        ONE,
        ActivationFunction.RELU,
        Initializer.HE_UNIFORM,
        true);
  }

  private static Recipe extract(String tap, Optional<Pooling> pooling) {
    return new FeatureExtractor(
            List.of(), Optional.of(Depth.parse(tap)), pooling, Optional.empty(), Optional.empty())
        .recipe(branched(), TASK);
  }

  @Test
  void takesFeaturesFromABranchAndLeavesOutWhatTheyDoNotNeed() {
    Recipe recipe = extract("right", Optional.of(Pooling.AVERAGE));
    assertThat(recipe.network().nodes().stream().map(Node::name))
        .containsExactly("stem", "right", "global_average_pooling_1", "output");
    assertThat(recipe.network().shapes().get("global_average_pooling_1")).isEqualTo(Shape.of(3));
    assertThat(recipe.network().shapes().get("output")).isEqualTo(Shape.of(2));
    assertThat(recipe.frozen()).contains("stem", "right");
    assertThat(recipe.trained()).containsExactly("output");
  }

  @Test
  void meansBlocksByNumberAndShare() {
    assertThat(extract("1", Optional.of(Pooling.MAX)).network().has("left")).isFalse();
    assertThat(extract("34%", Optional.of(Pooling.MAX)))
        .isEqualTo(extract("1", Optional.of(Pooling.MAX)));
    assertThat(extract("join", Optional.of(Pooling.FLATTEN)).network().shapes().get("flatten_1"))
        .isEqualTo(Shape.of(5 * 6 * 5));
  }

  @Test
  void poolsTheImageThatABlockEndsInBeforeItIsFlattened() {
    Network body =
        Network.sequential(Shape.of(3, 6, 5), List.of(convolution(4), new Layer.Flatten()));
    BackboneCard card =
        Features.of(
            BackboneCard.headed(body, 2),
            Optional.of(Depth.parse("1")),
            Optional.of(Pooling.AVERAGE));
    assertThat(card.body().nodes().stream().map(Node::name))
        .containsExactly("convolution_1", "global_average_pooling_1");
  }

  @Test
  void flattensImagesWhenNothingIsSaid() {
    assertThat(extract("stem", Optional.empty()).network().has("flatten_1")).isTrue();
  }

  @Test
  void fineTunesUnderATapWithTheLayersBelowItFrozen() {
    FineTune tuned =
        new FineTune(
            Depth.parse("1"),
            List.of(),
            FineTune.Head.NEW,
            Optional.of(Depth.parse("join")),
            Optional.of(Pooling.AVERAGE),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    Recipe recipe = tuned.recipe(branched(), TASK);
    assertThat(recipe.frozen()).containsExactly("stem");
    assertThat(recipe.trained()).contains("left", "right", "output");
    assertThat(recipe.network().has("pool")).isFalse();
  }

  @Test
  void refusesATapThatIsNotThereAndPoolingOfVectors() {
    assertThatThrownBy(() -> extract("middle", Optional.empty()))
        .hasMessageContaining("no layer named 'middle'; there are: stem, left, right, join, pool");
    assertThatThrownBy(() -> extract("none", Optional.empty()))
        .hasMessageContaining("'tap: none' holds no layer");
    BackboneCard vectors =
        BackboneCard.headed(Network.sequential(Shape.of(4), List.of(BackboneCard.head(3))), 2);
    assertThatThrownBy(() -> Features.of(vectors, Optional.empty(), Optional.of(Pooling.MAX)))
        .hasMessageContaining("pooling is for images");
  }

  @Test
  void refusesToTapUnderAKeptHead() {
    assertThatThrownBy(
            () ->
                new FineTune(
                    Depth.parse("none"),
                    List.of(),
                    FineTune.Head.KEPT,
                    Optional.of(Depth.parse("1")),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("say 'head: new'");
  }
}
