package org.graft.engine.data;

import org.graft.engine.plugin.Choice;
import org.graft.spi.DatasetProvider;

/**
 * A data set and the view of it: {@code {mnist: {}, classes: [0-4], scale: unit}}.
 *
 * @param provider the data set
 * @param view which part of it, split and scaled how
 * @param label both, short
 */
public record DataSpec(Choice<DatasetProvider> provider, View view, String label) {
  /** Provider and view as canonical JSON: what ids are made of. */
  public String canonical() {
    return "{\"data\":" + provider.canonical() + ",\"view\":" + view.canonical() + "}";
  }
}
