package org.graft.engine.data;

/** Hears how far downloads are. Called from the downloading thread, after every block. */
@FunctionalInterface
public interface DownloadProgress {
  /** Hears nothing. */
  DownloadProgress SILENT = (file, done, total) -> {};

  /**
   * So much of a file is here.
   *
   * @param file its name, with the data set's folder: {@code mnist/train-images-idx3-ubyte.gz}
   * @param done bytes here, those of earlier attempts included
   * @param total bytes in all, or -1 where unknown
   */
  void progress(String file, long done, long total);
}
