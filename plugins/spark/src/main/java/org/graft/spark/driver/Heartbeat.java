package org.graft.spark.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Signs of life on a shared disk: small files that are written anew every few seconds. How old one
 * is, the disk's own clock says, since those of machines differ.
 */
final class Heartbeat {
  /** Between two beats. */
  static final int SECONDS = 5;

  /** Machines keep what they know of a shared file for up to a minute. */
  private static final long SILENCE_MILLIS = 120_000;

  private Heartbeat() {}

  static void beat(Path file) throws IOException {
    Files.write(file, new byte[] {'\n'});
  }

  /**
   * Whether the last beat is less than two minutes old.
   *
   * @return false where the file is not there
   * @throws IOException if the disk does not say
   */
  static boolean recent(Path file) throws IOException {
    try {
      long last = Files.getLastModifiedTime(file).toMillis();
      Path now = Files.createTempFile(file.getParent(), "now", "");
      try {
        return Files.getLastModifiedTime(now).toMillis() - last < SILENCE_MILLIS;
      } finally {
        Files.deleteIfExists(now);
      }
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
