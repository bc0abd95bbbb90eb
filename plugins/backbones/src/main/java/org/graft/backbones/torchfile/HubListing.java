package org.graft.backbones.torchfile;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.Fields;

/**
 * What the Hub says of a repository at one commit.
 *
 * @param commit 40 hexadecimal digits
 * @param entries its files by name
 */
record HubListing(String commit, Map<String, Entry> entries) {
  /** Bytes of a list, at most. */
  static final long LARGEST = 64L << 20;

  /**
   * A file.
   *
   * @param bytes its size
   * @param blob Git's SHA-1 of it
   * @param sha256 its SHA-256, which the Hub states of large files only
   */
  record Entry(long bytes, String blob, Optional<String> sha256) {}

  static HubListing read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is too long for a list of files; delete it");
    }
    Fields fields = Fields.parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
    String commit = fields.text("sha");
    if (!commit.matches("[0-9a-f]{40}")) {
      throw fields.refuse("has the commit '" + commit + "', expected 40 hexadecimal digits");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (JsonElement one : fields.list("siblings")) {
      Fields entry = Fields.parse(file.toString(), one.toString());
      Optional<String> sha256 =
          entry.has("lfs")
              ? Optional.of(entry.object("lfs", "lfs").text("sha256"))
              : Optional.empty();
      if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
        throw fields.refuse("has a digest that is no SHA-256: '" + sha256.get() + "'");
      }
      entries.put(
          entry.text("rfilename"),
          new Entry(
              (long) entry.number("size", -1),
              entry.has("blobId") ? entry.text("blobId") : "",
              sha256));
    }
    return new HubListing(commit, entries);
  }
}
