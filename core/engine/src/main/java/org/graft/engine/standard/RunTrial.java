package org.graft.engine.standard;

import java.io.IOException;
import java.util.Optional;
import org.graft.spi.Backbone;
import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Shape;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;

/**
 * The model that an earlier trial ended with: {@code backbone: run:blobs/3f2a91}, for chains of
 * transfer. Its id stands for its weights, which follow from it bit for bit.
 */
@Name(value = "run", doc = "The fitted model of a recorded trial: run:RUN/TRIAL.")
public record RunTrial(
    @Param(doc = "RUN/TRIAL: a run's name or folder, and the first digits of a trial's id.")
        String trial)
    implements Backbone {
  /** Checks that both are named. */
  public RunTrial {
    if (!trial.matches(".+/[0-9a-f]{4,16}")) {
      throw new IllegalArgumentException(
          "expected RUN/TRIAL, such as blobs/3f2a91 (4 or more digits of the trial's id, see 'graft"
              + " export'), found '"
              + trial
              + "'");
    }
  }

  @Override
  public Optional<Shape> input(DataAccess access) throws IOException {
    return Optional.of(models(access).card(trial).network().input());
  }

  @Override
  public BackboneCard card(DataAccess access, Shape input, int classes) throws IOException {
    BackboneCard card = models(access).card(trial);
    if (!card.network().input().equals(input)) {
      throw new IllegalArgumentException(
          "the trial's network takes inputs of " + card.network().input() + ", found " + input);
    }
    return card;
  }

  @Override
  public Optional<Weights> pretrained(DataAccess access, BackboneCard card) throws IOException {
    return Optional.of(models(access).weights(trial));
  }

  private static TrialModels models(DataAccess access) throws IOException {
    if (access instanceof TrialModels models) {
      return models;
    }
    throw new IOException("no runs are recorded here");
  }
}
