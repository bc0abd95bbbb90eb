package org.graft.strategies;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graft.spi.Backbone;
import org.graft.spi.ChooseBackbone;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;
import org.graft.strategies.loss.Distillation;

/**
 * Knowledge distillation (Hinton et al. 2015, arXiv:1503.02531): another strategy makes a teacher
 * of the source model first, and a student of another architecture is then trained from random
 * weights on the labels and on the teacher's softened outputs. The student alone is tested and
 * saved. To 1 x cross-entropy the factor is 9, as 0.9 to 0.1 in Tian et al. 2020
 * (arXiv:1910.10699), whose temperature is 4. The loss is thus 1 + factor times theirs: for steps
 * of their size, divide their learning rate by 1 + factor.
 */
@Name(
    value = "knowledge-distillation",
    doc = "A student network learns a teacher's softened outputs.",
    cites = "arXiv:1503.02531")
public record KnowledgeDistillation(
    @Param(doc = "The network to train, a backbone without files of its own.") Backbone student,
    @Param(
            doc = "What makes the teacher of the source model, on the same rows.",
            byDefault = "fine-tune")
        TransferStrategy teacher,
    @Param(doc = "Temperature that softens outputs.", byDefault = "4", min = 0.01)
        double temperature,
    @Param(
            doc = "Factor of the distillation beside cross-entropy; 0 trains the student alone.",
            byDefault = "9",
            min = 0)
        double factor,
    @Param(doc = "How to train the student; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Recipe alone =
        Recipe.scratch(card(task), task.target())
            .train(Set.of(), Rates.training(training, rate, task));
    if (factor == 0) {
      return alone;
    }
    int classes = task.classes().size();
    Heads.check(teacher.refusal(backbone, task));
    Recipe taught = teacher.recipe(backbone, task);
    if (taught.mapping().isPresent() || taught.network().outputs() != classes) {
      throw new IllegalArgumentException(
          "the teacher has %d outputs and the target %d classes, which must be the same ones"
              .formatted(taught.network().outputs(), classes));
    }
    if (task.validation() == 0
        && taught.phases().stream().anyMatch(p -> p.training().earlyStopping().isPresent())) {
      throw new IllegalArgumentException(
          "the teacher stops early by a validation split, and there is none");
    }
    return alone
        .taughtBy(taught)
        .withLosses(
            List.of(
                new Distillation(
                    alone.network().output().name(),
                    temperature,
                    factor,
                    Optional.of(taught.network().output().name()))));
  }

  private BackboneCard card(TaskCard task) {
    if (student instanceof ChooseBackbone) {
      throw new IllegalArgumentException("a student is one network; it cannot be chosen");
    }
    try {
      BackboneCard card = student.card(NoFiles.ACCESS, task.input(), task.target().names().size());
      if (student.pretrained(NoFiles.ACCESS, card).isEmpty()) {
        return card;
      }
      throw new IOException("it has weights of its own");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a student starts from random weights, such as convnet, mlp or architecture: "
              + e.getMessage(),
          e);
    }
  }
}
