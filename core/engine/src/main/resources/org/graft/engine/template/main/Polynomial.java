package org.example.lab;

import org.graft.spi.base.Name;
import org.graft.spi.base.Param;
import org.graft.spi.training.Schedule;

/**
 * Falls from 1 to 0 over the phase as (1 - t / T)^power, the "poly" policy of semantic segmentation
 * (arXiv:1606.00915, section 4.1).
 *
 * @param power the exponent; 1 is a straight line
 */
@Name(
    value = "my-lab-polynomial",
    doc = "The rate falls to 0 as a power of what is left of the phase.",
    cites = "arXiv:1606.00915")
public record Polynomial(
    @Param(doc = "The exponent; 1 is a straight line.", byDefault = "0.9", min = 0) double power)
    implements Schedule {
  @Override
  public double factor(Progress progress) {
    double left = 1 - progress.step() / (double) Math.max(1, progress.steps());
    return Math.pow(Math.max(0, left), power);
  }
}
