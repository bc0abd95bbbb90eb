package org.graft.engine.spec;

import java.util.List;
import java.util.Optional;
import org.graft.engine.plugin.Choice;
import org.graft.spi.Strategy;
import org.graft.spi.base.Param;
import org.graft.spi.training.Training;

/**
 * How some transfers with some backbones are trained otherwise than the rest. A strategy's own
 * training still comes first; of two entries for the same, the later.
 *
 * @param transfer names, or patterns with {@code *}; none for any
 * @param backbone labels or names, or patterns; none for any
 * @param sourceTraining how their source models are trained; what it leaves out is as in the
 *     experiment's
 * @param training how their strategies train; what it leaves out is as in the experiment's
 * @param strategies those of the experiment, each with the training that it then has
 */
public record SettingSpec(
    @Param(doc = "Transfers, by name; any when absent.", byDefault = "[]") List<String> transfer,
    @Param(doc = "Backbones, by label or name; any when absent.", byDefault = "[]")
        List<String> backbone,
    @Param(doc = "How source models are trained there, over the experiment's source-training.")
        Optional<Training> sourceTraining,
    @Param(doc = "How strategies train there, over the experiment's training.")
        Optional<Training> training,
    @Param(doc = "The strategies there; made from the experiment's.", byDefault = "[]")
        List<Choice<Strategy>> strategies) {
  /** Copies the lists. */
  public SettingSpec {
    transfer = List.copyOf(transfer);
    backbone = List.copyOf(backbone);
    strategies = List.copyOf(strategies);
  }

  /** Whether it says anything of these. */
  boolean means(String transferName, String backboneLabel) {
    return transfer.contains(transferName) && backbone.contains(backboneLabel);
  }
}
