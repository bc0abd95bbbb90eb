package org.graft.engine.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.Fold;
import org.graft.engine.plugin.Choice;
import org.graft.engine.spec.ExperimentSpec;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.Backbone;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.training.Phase;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * One transfer with one backbone: what all its trials share.
 *
 * @param transfer source and target
 * @param backbone the backbone as asked for
 * @param card its network for these data
 * @param source the source data; empty for pretrained backbones
 * @param target the target data
 * @param task what strategies know
 * @param sourceDecision who trains the source model, and why; empty for pretrained backbones
 * @param among what is chosen among, where the backbone is itself a choice; then card, task and
 *     source decision are those of the first, for want of one that stands for all
 * @param fold which fold of the target's rows it is, where they are divided anew
 */
public record Setting(
    TransferSpec transfer,
    Choice<Backbone> backbone,
    BackboneCard card,
    Optional<DatasetLoader.Loaded> source,
    DatasetLoader.Loaded target,
    TaskCard task,
    Optional<TrainerDecision> sourceDecision,
    List<Setting> among,
    Optional<Fold> fold) {
  /** Copies the list. */
  public Setting {
    among = List.copyOf(among);
  }

  /** Itself or, where the backbone is a choice, those that it is chosen among. */
  public List<Setting> each() {
    return among.isEmpty() ? List.of(this) : among;
  }

  /** The one phase in which the source model is trained: everything moves. */
  public Phase sourcePhase(ExperimentSpec spec) {
    return everything(card.network(), sourceTraining(spec));
  }

  /** How the source model is trained. */
  Training sourceTraining(ExperimentSpec spec) {
    return spec.in(transfer, backbone).sourceTraining();
  }

  static Phase everything(Network network, Training training) {
    Set<String> all = new LinkedHashSet<>();
    network.nodes().forEach(node -> all.add(node.name()));
    return new Phase(all, training);
  }
}
