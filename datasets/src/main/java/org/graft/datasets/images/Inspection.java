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
 * @param remark what is odd about a file that is decoded nevertheless
 */
record Inspection(
    Entry entry, String digest, int kilopixels, Optional<String> refusal, Optional<String> remark) {
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
      return refused(
          entry,
          "",
          "has %d bytes; more than %d cannot be a picture of the size allowed"
              .formatted(size, limits.bytes()));
    }
    byte[] bytes = Files.readAllBytes(entry.path());
    try {
      PictureReader reader = new PictureReader(bytes);
      long pixels = reader.check(limits);
      int kilopixels = Math.toIntExact(1 + pixels / 1000);
      return new Inspection(entry, digest(bytes), kilopixels, Optional.empty(), reader.remark());
    } catch (BrokenPictureException e) {
      return refused(entry, digest(bytes), e.getMessage());
    }
  }

  private static Inspection refused(Entry entry, String digest, String why) {
    return new Inspection(entry, digest, 1, Optional.of(why), Optional.empty());
  }
}
