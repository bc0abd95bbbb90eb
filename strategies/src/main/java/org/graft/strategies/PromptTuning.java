package org.graft.strategies;

import java.util.List;
import java.util.Optional;
import org.graft.spi.TransferStrategy;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Network;
import org.graft.spi.network.Node;
import org.graft.spi.network.TokenLayer;
import org.graft.spi.training.Recipe;
import org.graft.spi.training.Selection;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.Training;

/**
 * Visual prompt tuning, shallow (Jia et al. 2022, arXiv:2203.12119): tokens that train are put in
 * front of a frozen transformer's first block, behind the class token and the registers, after the
 * position embedding; they and a new head train. Where the body ends in the mean of its tokens, the
 * prompts count in it too.
 */
@Name(
    value = "prompt-tuning",
    doc = "Tokens in front of a frozen transformer, and a new head, train.",
    cites = "arXiv:2203.12119")
public record PromptTuning(
    @Param(doc = "How many tokens.", byDefault = "10", min = 1) int tokens,
    @Param(doc = "How to train; the experiment's training when absent.")
        Optional<Training> training,
    @Param(doc = "Learning rate in place of the training's.", min = 0) Optional<Double> rate)
    implements TransferStrategy {
  private static final String PROMPTS = "prompts";

  @Override
  public Optional<String> refusal(BackboneCard backbone, TaskCard task) {
    return Heads.refusal(() -> recipe(backbone, task));
  }

  @Override
  public Recipe recipe(BackboneCard backbone, TaskCard task) {
    Network body = backbone.body();
    Node positions =
        body.nodes().stream()
            .filter(n -> n.layer() instanceof TokenLayer.PositionEmbedding)
            .reduce((first, last) -> last)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "prompts go behind a transformer's position embedding, and the body has"
                            + " none"));
    int own =
        body.nodes().subList(0, body.index(positions.name())).stream()
            .filter(n -> n.layer() instanceof TokenLayer.LearnedTokens)
            .mapToInt(n -> ((TokenLayer.LearnedTokens) n.layer()).count())
            .sum();
    Recipe headed = Recipe.carry(backbone).newHead(backbone, task.target());
    Node prompts =
        new Node(PROMPTS, new TokenLayer.LearnedTokens(tokens, own), List.of(positions.name()));
    // 'head' is all that is not the body's: the prompts too
    return headed
        .on(headed.network().behind(positions.name(), List.of(prompts)))
        .train(body, List.of(Selection.parse("head")), Rates.training(training, rate, task));
  }
}
