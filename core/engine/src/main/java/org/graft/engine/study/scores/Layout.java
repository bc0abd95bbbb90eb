package org.graft.engine.study.scores;

/** How scores belong together. */
public sealed interface Layout {
  /** Many data sets where there are five or more, else one after the other. */
  record Automatic() implements Layout {}

  /** Every data set is answered for itself. */
  record OneDataset() implements Layout {}

  /** The data set is the unit, whatever their number. */
  record ManyDatasets() implements Layout {}

  /**
   * Resamples of one data set, whose training sets overlap.
   *
   * @param testTrainRatio size of a test set over that of a training set
   */
  record Resamples(double testTrainRatio) implements Layout {}
}
