package org.graft.engine.plan;

import java.util.Optional;
import org.graft.engine.data.DatasetLoader;
import org.graft.engine.data.Division;
import org.graft.engine.spec.Choice;
import org.graft.engine.spec.TransferSpec;
import org.graft.spi.Backbone;
import org.graft.spi.Trainer;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.TaskCard;

/**
 * One transfer with one backbone: what all its trials share.
 *
 * @param transfer source and target
 * @param backbone the backbone as asked for
 * @param card its network for these data
 * @param source the source data; empty for pretrained backbones
 * @param target the target data
 * @param task what strategies know
 * @param sourceTrainer who trains the source model; empty for pretrained backbones
 * @param division which division of the target's rows it is, where they are divided anew
 */
public record Setting(
    TransferSpec transfer,
    Choice<Backbone> backbone,
    BackboneCard card,
    Optional<DatasetLoader.Loaded> source,
    DatasetLoader.Loaded target,
    TaskCard task,
    Optional<Choice<Trainer>> sourceTrainer,
    Optional<Division> division) {}
