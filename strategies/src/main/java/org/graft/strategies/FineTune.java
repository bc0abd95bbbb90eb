package org.graft.strategies;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Pooling;
import org.graft.spi.training.Depth;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Selection;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.head.Features;

/** Starts from the source's weights and trains all, all but the first layers, or what is named. */
@Name(
    value = "fine-tune",
    doc = "Starts from the source's weights; the first layers may stay frozen, the rest trains on.",
    cites = "arXiv:1411.1792")
public record FineTune(
    @Param(
            doc =
                "How much of the body stays frozen: a number of blocks, a share such as 60%, 'all',"
                    + " 'none', or the name of the last frozen layer, block or stage.",
            byDefault = "none")
        Depth frozen,
    @Param(
            doc =
                "What trains, in place of 'frozen': first, middle or last block, block:NAME or"
                    + " block:3, norms, biases, head, the name of a layer, block or stage,"
                    + " layer/parameter, or a pattern such as */gamma; a new head trains besides.",
            byDefault = "[]")
        List<Selection> trained,
    @Param(
            doc = "Whether the source model's head goes on or a new one is drawn.",
            byDefault = "new")
        Head head,
    @Param(
            doc =
                "Where a new head is put on: a number of blocks, a share such as 60%, or a layer's"
                    + " name; above the whole body when absent.")
        Optional<Depth> tap,
    @Param(
            doc =
                "What becomes of images under a new head: the mean or the largest value of each"
                    + " channel (average, max), or all values (flatten); when absent, all.")
        Optional<Pooling> pooling,
    @Param(doc = "Further layers between the body and a new head.", byDefault = "[]")
        List<Layer> hidden,
    @Param(doc = "Names of layers that start from fresh weights.", byDefault = "[]")
        List<String> reinitialize,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {

  /** What becomes of the source model's head. */
  public enum Head {
    /** It goes on training from its weights; the class counts must be equal. */
    KEPT,
    /** A new softmax head takes its place. */
    NEW
  }

  /** Copies the lists; hidden layers need a new head above them. */
  public FineTune {
    hidden = List.copyOf(hidden);
    reinitialize = List.copyOf(reinitialize);
    trained = List.copyOf(trained);
    if (!trained.isEmpty() && !frozen.equals(Depth.parse("none"))) {
      throw new IllegalArgumentException(
          "'frozen' and 'trained' both say what trains; leave one of them out");
    }
    if (head == Head.KEPT && !hidden.isEmpty()) {
      throw new IllegalArgumentException(
          "'hidden' puts layers under a new head; say 'head: new' or leave 'hidden' out");
    }
    if (head == Head.KEPT && (tap.isPresent() || pooling.isPresent())) {
      throw new IllegalArgumentException(
          "'tap' and 'pooling' say what a new head reads; say 'head: new' or leave them out");
    }
  }

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    if (head == Head.NEW) {
      return Optional.empty();
    }
    return Heads.keeping(backbone, task);
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Heads.check(refusal(backbone, task));
    BackboneCard tapped = Features.of(backbone, tap, pooling);
    Recipe carried = Recipe.carry(tapped);
    Recipe headed = head == Head.KEPT ? carried : carried.newHead(tapped, hidden, task.target());
    Recipe started = headed.anew(new LinkedHashSet<>(reinitialize));
    Training how = Rates.training(training, rate, task);
    Recipe whole =
        trained.isEmpty()
            ? started.train(frozen.nodes(tapped.body()), how)
            : started.train(tapped.body(), selected(), how);
    for (String layer : reinitialize) {
      if (whole.frozen().contains(layer)) {
        throw new IllegalArgumentException(
            "layer '" + layer + "' cannot be both frozen and reinitialized");
      }
    }
    return whole;
  }

  private List<Selection> selected() {
    List<Selection> all = new ArrayList<>(trained);
    if (head == Head.NEW) {
      all.add(Selection.parse("head"));
    }
    return all;
  }
}
