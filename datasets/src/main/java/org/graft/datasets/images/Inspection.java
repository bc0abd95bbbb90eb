package org.graft.datasets.images;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.graft.spi.base.Digest;

/**
 * What a file's bytes and header say, before anything is decoded.
 *
 * @param entry the file
 * @param digest of its bytes; empty where they were not read
 * @param kilopixels thousands of pixels, 1 or more; what decoding it takes
 * @param refusal why it is not to be decoded, if so
 */
record Inspection(Entry entry, String digest, int kilopixels, Optional<String> refusal) {
  /** Inspects all files, side by side. */
  static List<Inspection> all(List<Entry> entries, Limits limits) throws IOException {
    return Workers.map(entries, entry -> of(entry, limits));
  }

  /** The digest that a file of these bytes is known by. */
  static String digest(byte[] bytes) {
    return new Digest().add(bytes).hex();
  }

  private static Inspection of(Entry entry, Limits limits) throws IOException {
    long size = Files.size(entry.path());
    if (size > limits.bytes()) {
      return new Inspection(
          entry,
          "",
          1,
          Optional.of(
              "has %d bytes; more than %d cannot be a picture of the size allowed"
                  .formatted(size, limits.bytes())));
    }
    byte[] bytes = Files.readAllBytes(entry.path());
    try {
      long pixels = new PictureReader(bytes).check(limits);
      int kilopixels = Math.toIntExact(1 + pixels / 1000);
      return new Inspection(entry, digest(bytes), kilopixels, Optional.empty());
    } catch (BrokenPictureException e) {
      return new Inspection(entry, digest(bytes), 1, Optional.of(e.getMessage()));
    }
  }
}
