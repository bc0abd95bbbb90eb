package org.graft.datasets.images;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.graft.spi.base.Digest;

/**
 * Decoded pictures on disk, known by what they were made of: the bytes of the files (not their
 * names or classes) and the geometry. What is there and whole is never decoded again. Safe between
 * threads and processes: each writes under a name of its own, and the last to finish moves its file
 * into place.
 *
 * @param folder where the files lie
 * @param geometry what pictures are brought to
 * @param limits how many pixels are in the making at any moment
 */
record PictureStore(Path folder, Geometry geometry, Limits limits) {
  /**
   * The numbers of all pictures.
   *
   * @throws IOException if a file cannot be read, or the store not be written
   */
  StoredPictures load(List<Inspection> pictures) throws IOException {
    SortedMap<String, Inspection> distinct = new TreeMap<>();
    pictures.forEach(picture -> distinct.putIfAbsent(picture.digest(), picture));
    List<String> digests = List.copyOf(distinct.keySet());
    Digest digest = geometry.addTo(new Digest());
    digests.forEach(digest::add);
    Path file = folder.resolve(digest.hex().substring(0, 32) + ".f32");
    Optional<StoredPictures> stored = StoredPictures.open(file, digests, geometry.shape());
    if (stored.isPresent()) {
      return stored.get();
    }
    decode(distinct, file);
    return StoredPictures.open(file, digests, geometry.shape())
        .orElseThrow(
            () -> new IOException(file + " did not read back as written; is the disk sound?"));
  }

  private void decode(Map<String, Inspection> distinct, Path file) throws IOException {
    Path part = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE)) {
        new Decoding(geometry, limits, channel).all(List.copyOf(distinct.values()));
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
