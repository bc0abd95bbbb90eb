package org.graft.engine.data;

import org.graft.spi.data.Dataset;

/**
 * A data set as an experiment sees it, with its content's digest.
 *
 * @param dataset after its view
 * @param digest SHA-256 of the content, 64 hexadecimal digits
 */
public record LoadedDataset(Dataset dataset, String digest) {
  /** Examples in all splits. */
  public long rows() {
    return (long) dataset.train().size()
        + dataset.validation().map(v -> v.size()).orElse(0)
        + dataset.test().size();
  }
}
