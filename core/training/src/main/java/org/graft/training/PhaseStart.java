package org.graft.training;

import java.util.List;
import org.graft.spi.network.Parameter;
import org.graft.spi.network.Weights;
import org.graft.spi.training.FitJob;
import org.graft.spi.training.Phase;

/**
 * What a phase begins with.
 *
 * @param jobs one or more; the phases of several have one {@link Phase#outline}, and their networks
 *     and examples are the same
 * @param index of the phase, from 0
 * @param weights of each job, complete
 */
public record PhaseStart(List<FitJob> jobs, int index, List<Weights> weights) {
  /** Copies the lists. */
  public PhaseStart {
    jobs = List.copyOf(jobs);
    weights = List.copyOf(weights);
  }

  /** The job that stands for all in what they share. */
  public FitJob first() {
    return jobs.get(0);
  }

  /** The phase of the first job. */
  public Phase phase() {
    return phase(0);
  }

  /** What each job's learning rate is multiplied by for one parameter, in the jobs' order. */
  public double[] rates(String node, Parameter parameter) {
    double[] factors = new double[jobs.size()];
    for (int job = 0; job < factors.length; job++) {
      factors[job] = phase(job).rate(node, parameter);
    }
    return factors;
  }

  /** The phase of one job. */
  public Phase phase(int job) {
    return jobs.get(job).phases().get(index);
  }
}
