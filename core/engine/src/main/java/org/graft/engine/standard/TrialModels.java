package org.graft.engine.standard;

import java.io.IOException;
import org.graft.spi.network.BackboneCard;
import org.graft.spi.network.Weights;

/** The models of recorded trials, by {@code RUN/TRIAL}. */
public interface TrialModels {
  /**
   * The card of a trial's model: its network, and as its digest the trial's id.
   *
   * @throws IOException with a message for the user, if there is no such trial, it did not complete
   *     or its spec no longer gives it
   */
  BackboneCard card(String trial) throws IOException;

  /**
   * The weights of a trial's model; trained again where they are not at hand.
   *
   * @throws IOException as above
   */
  Weights weights(String trial) throws IOException;
}
