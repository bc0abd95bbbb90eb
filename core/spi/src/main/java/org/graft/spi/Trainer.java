package org.graft.spi;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graft.spi.base.Extension;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Tensor;
import org.graft.spi.network.Network;
import org.graft.spi.network.Weights;
import org.graft.spi.result.Finding;
import org.graft.spi.training.Checkpoints;
import org.graft.spi.training.Fit;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Machine;
import org.graft.spi.training.Phase;

/**
 * Trains networks and runs them. The record is a value; what it holds while working is a session.
 */
public interface Trainer extends Extension {
  /** Why it cannot train this network in these phases, in words for the user; empty if it can. */
  Optional<String> refusal(Network network, List<Phase> phases);

  /**
   * Seconds that it is expected to take to train on 1,000 examples in all epochs of all phases, on
   * one core, or without phases to run them once: the planner takes the lowest that can do the
   * work. Only how trainers compare matters, so that a rough estimate will do.
   */
  double cost(Network network, List<Phase> phases);

  /**
   * How many jobs it trains at once, where they are handed over in one call and differ in nothing
   * but their seeds, initial weights and phases of the same {@link Phase#outline}; 1 for a trainer
   * that takes them one after another.
   */
  default int atOnce(Network network, List<Phase> phases) {
    return 1;
  }

  /** Why this machine cannot run it at all, in words for the user; empty if it can. */
  default Optional<String> absence() {
    return Optional.empty();
  }

  /**
   * Gets what it needs and its jar does not hold, such as large native libraries: what lies on this
   * machine already, or else a download. Called in each process before {@link #open}, and quick
   * where all is there.
   *
   * @throws IOException with a message for the user, as {@link DataAccess#fetch} has it
   */
  default void prepare(DataAccess access) throws IOException {}

  /**
   * Starts it up.
   *
   * @throws IllegalStateException if the machine lacks what was asked for, in words for the user
   */
  Session open(Machine machine);

  /** A trainer at work. Thread-safe: several threads may train at once. */
  interface Session extends AutoCloseable {
    /**
     * Trains every job. Initial weights and the order of batches are the job's; the result does not
     * depend on what else is trained at the same time.
     *
     * @return one fit a job, in order
     * @throws InterruptedException if the thread is interrupted
     */
    List<Fit> train(List<FitJob> jobs) throws InterruptedException;

    /**
     * Trains likewise; long trainings keep their state meanwhile, and are resumed from there. What
     * they give does not depend on it. A trainer that keeps none begins anew.
     */
    default List<Fit> train(List<FitJob> jobs, Checkpoints checkpoints)
        throws InterruptedException {
      return train(jobs);
    }

    /**
     * Runs a network in inference mode.
     *
     * @param inputs [n, ...] in the shape of the network's input
     * @param taps names of the nodes whose outputs are wanted
     * @return by tap, [n, ...]
     */
    Map<String, Tensor> outputs(Network network, Weights weights, Tensor inputs, List<String> taps)
        throws InterruptedException;

    /** Library and device in words, such as {@code DL4J 1.0.0-M2.1, CPU (oneDNN)}. */
    String device();

    /** What a user should know about how it runs here. */
    List<Finding> findings();

    @Override
    void close();
  }
}
