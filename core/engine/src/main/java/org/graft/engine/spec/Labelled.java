package org.graft.engine.spec;

import java.util.Optional;
import org.graft.engine.data.View;
import org.graft.engine.plugin.Beside;
import org.graft.spi.Backbone;
import org.graft.spi.DatasetProvider;
import org.graft.spi.Extension;
import org.graft.spi.Metric;
import org.graft.spi.Strategy;
import org.graft.spi.base.Param;

/** A choice of an extension as it stands in a file: its name, and beside it a label of its own. */
sealed interface Labelled {
  /** What {@code as} means. */
  String AS = "Label in tables and reports; made of name and arguments when absent.";

  /** What is chosen. */
  Extension choice();

  /** The label given. */
  Optional<String> as();

  /** A strategy. */
  @Beside
  record OfStrategy(
      @Param(doc = "The strategy.") Strategy choice, @Param(doc = AS) Optional<String> as)
      implements Labelled {}

  /** A backbone. */
  @Beside
  record OfBackbone(
      @Param(doc = "The backbone.") Backbone choice, @Param(doc = AS) Optional<String> as)
      implements Labelled {}

  /** A metric. */
  @Beside
  record OfMetric(@Param(doc = "The metric.") Metric choice, @Param(doc = AS) Optional<String> as)
      implements Labelled {}

  /** A data set and its view. */
  @Beside
  record OfData(
      @Param(doc = "The data set.") DatasetProvider choice,
      @Param(doc = "Which part of it is used, and how.") View view,
      @Param(doc = AS) Optional<String> as)
      implements Labelled {}
}
