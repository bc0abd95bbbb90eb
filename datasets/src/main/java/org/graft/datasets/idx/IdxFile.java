package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file and what it must hold.
 *
 * @param path where it lies
 * @param content judges what is in it
 */
record IdxFile(Path path, Content content) {
  /** A file that may hold anything. */
  static IdxFile any(Path path) {
    return new IdxFile(path, (file, sha256) -> {});
  }

  /** Refuses content that is not this file's. */
  void check(String sha256) throws IOException {
    content.check(path, sha256);
  }

  /** Judges the SHA-256 of a file's unpacked content. */
  interface Content {
    /**
     * Refuses a content that is not the one expected.
     *
     * @throws IOException saying what was expected and what was found
     */
    void check(Path file, String sha256) throws IOException;
  }
}
