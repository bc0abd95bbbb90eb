package org.graft.spi.training;

import java.util.List;
import org.graft.spi.base.Param;

/**
 * The mean of the weights of several trainings from one start (arXiv:2203.05482), running
 * statistics too. Each training goes through all phases, at rates of its own and, but for the
 * first, in an order of its own.
 *
 * @param rates what the learning rate of every phase is multiplied by, for each training
 * @param pick which of them are averaged
 */
public record Soup(
    @Param(doc = "What learning rates are multiplied by, for each training.") List<Double> rates,
    @Param(doc = "Which trainings are averaged.", byDefault = "greedy") Pick pick) {
  /** Which trainings are averaged. */
  public enum Pick {
    /** All of them. */
    UNIFORM,
    /**
     * From the best on validation to the worst, each that does not lower the mean's accuracy on
     * validation.
     */
    GREEDY
  }

  /** Copies the list. */
  public Soup {
    rates = List.copyOf(rates);
    if (rates.isEmpty() || rates.stream().anyMatch(rate -> !(rate > 0))) {
      throw new IllegalArgumentException(
          "expected a factor above 0 for each training, one or more, found " + rates);
    }
  }

  /** Whether it is one training as it is. */
  boolean plain() {
    return rates.equals(List.of(1.0));
  }
}
