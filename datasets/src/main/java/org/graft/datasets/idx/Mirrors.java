package org.graft.datasets.idx;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.DataAccess.RemoteFile;

/**
 * Where a data set's files are to be had.
 *
 * @param folder the cache's folder for them
 * @param addresses the servers' folders, in order of preference, each ending with a slash
 */
record Mirrors(String folder, List<String> addresses) {
  Mirrors(String folder, String... addresses) {
    this(folder, Arrays.asList(addresses));
  }

  Mirrors {
    addresses = List.copyOf(addresses);
  }

  /** The files, each from every mirror. */
  List<RemoteFile> files(List<Entry> entries) {
    return entries.stream().map(this::file).toList();
  }

  private RemoteFile file(Entry entry) {
    List<URI> uris = addresses.stream().map(a -> URI.create(a + entry.name())).toList();
    return new RemoteFile(
        folder,
        entry.name(),
        uris,
        entry.bytes(),
        entry.sha256(),
        Optional.of(entry.unpackedSha256()).filter(digest -> !digest.isEmpty()));
  }

  /**
   * A file on every mirror.
   *
   * @param name its name
   * @param bytes its size
   * @param sha256 its digest
   * @param unpackedSha256 the digest of what it holds; empty where unknown
   */
  record Entry(String name, long bytes, String sha256, String unpackedSha256) {}
}
