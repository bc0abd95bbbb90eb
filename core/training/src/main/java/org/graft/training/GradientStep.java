package org.graft.training;

import org.graft.spi.data.Examples;

/** One gradient step: for each job the rows of its batch and the learning rate. */
public final class GradientStep {
  private final Examples examples;
  private final int[][] orders;
  private final int from;
  private final int to;
  private final double[] rates;
  private final int number;

  GradientStep(Examples examples, int[][] orders, int from, int to, double[] rates, int number) {
    this.examples = examples;
    this.orders = orders;
    this.from = from;
    this.to = to;
    this.rates = rates;
    this.number = number;
  }

  /** What the epoch shows to every job: one object for as long as that does not change. */
  public Examples examples() {
    return examples;
  }

  /** Examples in the batch. */
  public int size() {
    return to - from;
  }

  /** The row of {@link #examples} at place {@code k} (from 0) of a job's batch. */
  public int row(int job, int k) {
    return orders[job][from + k];
  }

  /** A job's learning rate after its schedule, before a parameter's {@link PhaseStart#rates}. */
  public double rate(int job) {
    return rates[job];
  }

  /** Which step of the phase it is, from 1. */
  public int number() {
    return number;
  }
}
