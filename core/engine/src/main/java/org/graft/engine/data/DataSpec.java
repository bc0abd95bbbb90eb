package org.graft.engine.data;

import java.io.IOException;
import org.graft.engine.plugin.Choice;
import org.graft.engine.plugin.WithOptions;
import org.graft.spi.DatasetProvider;
import org.graft.spi.base.Param;
import org.graft.spi.base.Seed;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.Dataset;

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
  /**
   * The data set through its view, as a part of another: inputs that are missing stay so.
   *
   * @throws IOException if it cannot be loaded, or the view asks for what it does not have
   */
  public Dataset part(DataAccess access, Seed seed) throws IOException {
    Dataset whole = provider.value().load(access, seed.derive("data"));
    try {
      return view.part(whole, seed, RowLists.of(view, access));
    } catch (IllegalArgumentException e) {
      throw new IOException(label() + ": " + e.getMessage(), e);
    }
  }

  /** Both, short. */
  public String label() {
    return provider.label();
  }

  /** Provider and view as canonical JSON: what ids are made of. */
  public String canonical() {
    return "{\"data\":" + provider.canonical() + ",\"view\":" + view.canonical() + "}";
  }
}
