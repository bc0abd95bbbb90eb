package org.graft.engine.data;

import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.WithOptions;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Param;

/**
 * A data set and the view of it: {@code {mnist: {}, classes: [0-4], scale: unit}}.
 *
 * @param provider the data set, labelled with what is given of both
 * @param view which part of it, split and scaled how
 */
@WithOptions
public record DataSpec(
    @Param(doc = "The data set.") Choice<DatasetProvider> provider,
    @Param(doc = "Which part of it is used, and how.") View view) {
  /** Both, short. */
  public String label() {
    return provider.label();
  }

  /** Provider and view as canonical JSON: what ids are made of. */
  public String canonical() {
    return "{\"data\":" + provider.canonical() + ",\"view\":" + view.canonical() + "}";
  }
}
