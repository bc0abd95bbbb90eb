package org.graft.engine.data;

/** How inputs are scaled. What is fitted is fitted on the training rows only. */
public enum Scale {
  /** As they are. */
  NONE,
  /** Divided by 255, for values in 0..255 such as pixels. */
  UNIT,
  /** Each feature to 0..1 by its smallest and largest training value; a constant one to 0. */
  MIN_MAX,
  /**
   * Each feature less its mean, divided by its standard deviation (that of the population, as in
   * scikit-learn); one that is constant in training is only centred.
   */
  STANDARDIZE,
  /** As {@link #STANDARDIZE}, with one mean and deviation for each channel of an image. */
  STANDARDIZE_CHANNELS
}
