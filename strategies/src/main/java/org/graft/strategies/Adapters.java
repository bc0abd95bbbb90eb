package org.graft.strategies;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Block;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Selection;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Bottleneck adapters (Houlsby et al. 2019, arXiv:1902.00751): behind each block of the body x
 * becomes x + up(activation(down(x))), where down and up are dense layers, of images convolutions
 * of one pixel as in residual adapters (Rebuffi et al. 2017, arXiv:1705.08045). Adapters, scale and
 * shift of the body's normalisation layers and a new head train; all else stays frozen. Up starts
 * from 0, so that training starts from the source's features; the paper draws it with a deviation
 * of 0.01. In transformers the paper has two adapters a block; here there is one behind it.
 */
@Name(
    value = "adapters",
    doc = "Bottlenecks with a skip behind the frozen body's blocks, and a new head, train.",
    cites = "arXiv:1902.00751")
public record Adapters(
    @Param(doc = "Units, or channels, of the bottlenecks.", byDefault = "64", min = 1) int units,
    @Param(doc = "Activation function in the bottlenecks.", byDefault = "gelu")
        ActivationFunction activation,
    @Param(
            doc =
                "Behind which blocks: first, middle, last, block:NAME or block:3; behind all when"
                    + " empty.",
            byDefault = "[]")
        List<Selection> blocks,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  private static final Size ONE = new Size(1, 1);

  /** Copies the list. */
  public Adapters {
    blocks = List.copyOf(blocks);
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Network body = backbone.body();
    Recipe headed = Recipe.carry(backbone).newHead(backbone, task.target());
    Network network = headed.network();
    for (Block block : chosen(body)) {
      String last = last(block);
      network = network.behind(last, adapter(network, last));
    }
    // 'head' is all that is not the body's: the adapters too
    List<Selection> trained = new ArrayList<>(List.of(Selection.parse("head")));
    boolean normalised =
        body.nodes().stream()
            .anyMatch(
                n -> body.parameters(n.name()).stream().anyMatch(p -> p.name().equals("gamma")));
    if (normalised) {
      trained.add(Selection.parse("norms"));
    }
    return headed.on(network).train(body, trained, Rates.training(training, rate, task));
  }

  /** The block's last node that is not merely its numbers in a row. */
  private static String last(Block block) {
    return block.nodes().stream()
        .filter(n -> !(n.layer() instanceof Layer.Flatten))
        .reduce((first, last) -> last)
        .map(Node::name)
        .orElseThrow();
  }

  private List<Block> chosen(Network body) {
    if (blocks.isEmpty()) {
      return body.blocks();
    }
    var nodes =
        blocks.stream()
            .flatMap(selection -> selection.nodes(body, body).stream())
            .collect(Collectors.toSet());
    return body.blocks().stream()
        .filter(b -> b.nodes().stream().anyMatch(n -> nodes.contains(n.name())))
        .toList();
  }

  private List<Node> adapter(Network network, String behind) {
    Shape shape = Optional.ofNullable(network.shapes().get(behind)).orElseThrow();
    String down = behind + "_down";
    String up = behind + "_up";
    int features = shape.size(shape.rank() == 3 ? 0 : shape.rank() - 1);
    return List.of(
        new Node(
            down, layer(shape, units, activation, Initializer.GLOROT_UNIFORM), List.of(behind)),
        new Node(
            up,
            layer(shape, features, ActivationFunction.LINEAR, Initializer.ZEROS),
            List.of(down)),
        new Node(behind + "_adapted", new Layer.Add(), List.of(behind, up)));
  }

  private static Layer layer(
      Shape shape, int outputs, ActivationFunction activation, Initializer initializer) {
    return shape.rank() == 3
        ? new Layer.Convolution(
            outputs, ONE, ONE, Padding.VALID, ONE, activation, initializer, true)
        : new Layer.Dense(outputs, activation, initializer, true);
  }
}
