package org.graft.backbones.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.graft.backbones.pretrained.FileKind;

/**
 * The named arrays of a file, in the file's order; numbers are read when asked for.
 *
 * @param arrays by key, such as {@code layer1.0.conv1.weight}
 * @param metadata what a safetensors header says beside; empty for others
 */
public record Checkpoint(Map<String, StoredArray> arrays, Map<String, String> metadata) {
  /** Copies the maps, keeping their order. */
  public Checkpoint {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads names, shapes and places. Runs nothing.
   *
   * @param file one of safetensors or of torch.save, or the index of one in shards
   * @param part which of several dictionaries of arrays that torch.save wrote into one file
   * @throws IOException with a message for the user, if the file is another, damaged, or holds more
   *     than arrays and plain values
   */
  public static Checkpoint of(Path file, Optional<String> part) throws IOException {
    try {
      FileKind kind = FileKind.of(file);
      Checkpoint found =
          switch (kind) {
            case SAFETENSORS -> Safetensors.read(file);
            case SHARDS -> Shards.read(file, part);
            case TORCH -> TorchZip.read(file, part);
            case TORCH_LEGACY -> TorchLegacy.read(file, part);
            case UNKNOWN ->
                throw new IOException(
                    "is no file of safetensors or of torch.save, or is cut off or damaged");
            default ->
                throw new IOException(
                    "is %s, not a file of safetensors or of torch.save; %s"
                        .formatted(kind.words(), kind.advice()));
          };
      if (found.arrays().isEmpty()) {
        throw new IOException("holds no arrays");
      }
      return found;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      boolean names = message.startsWith(String.valueOf(file.toAbsolutePath().getParent()));
      throw names ? e : new IOException(file.toAbsolutePath() + " " + message, e);
    } catch (RuntimeException e) {
      throw new IOException(
          file.toAbsolutePath() + " is damaged: its contents do not fit together", e);
    }
  }
}
