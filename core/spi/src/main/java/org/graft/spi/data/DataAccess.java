package org.graft.spi.data;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a data set or backbone comes by its files: verified, resumable, atomic. Thread-safe. */
public interface DataAccess {
  /**
   * A file on this machine with exactly the stated content: found in a folder of data sets that the
   * user named, else in the cache, else downloaded into the cache from the mirrors in order.
   *
   * @throws IOException with a message for the user: offline, every mirror failed, wrong size or
   *     digest, disk full; it names the folder to put the file into and its digest
   */
  Path fetch(RemoteFile file) throws IOException;

  /** The cache's folder for things called {@code name}, created when absent. */
  Path cache(String name) throws IOException;

  /**
   * Resolves a path of the experiment file: absolute, or relative to that file's folder, or, where
   * nothing lies there, to the first folder of data that the user named which has it.
   */
  Path resolve(Path path);

  /**
   * A file that may be downloaded.
   *
   * @param folder the cache sub-folder it belongs to, such as {@code mnist}
   * @param name file name
   * @param mirrors where to get it, in order of preference; HTTPS only
   * @param bytes its size, or -1 where unknown
   * @param sha256 its digest, 64 hexadecimal digits, or as many of the first, 8 or more, as were
   *     published; empty where nobody has published it. Where it is not whole, that of the first
   *     copy is recorded in the cache, and holds for every one after
   * @param unpackedSha256 for a gzip file, the digest of what it holds: a copy that was unpacked or
   *     compressed anew is then as good, whatever its own digest
   * @param adler32 a checksum that is asked of the first copy where there is no digest; it finds
   *     damage, not malice
   * @param most bytes that are taken of it where its size is unknown
   */
  record RemoteFile(
      String folder,
      String name,
      List<URI> mirrors,
      long bytes,
      String sha256,
      Optional<String> unpackedSha256,
      Optional<Long> adler32,
      long most) {
    /** Copies the mirrors, and checks the digest. */
    public RemoteFile {
      mirrors = List.copyOf(mirrors);
      if (!sha256.matches("|[0-9a-f]{8,64}")) {
        throw new IllegalArgumentException(
            "'" + sha256 + "' is no SHA-256, and not the first 8 or more digits of one");
      }
    }

    /** A file with a digest. */
    public RemoteFile(
        String folder,
        String name,
        List<URI> mirrors,
        long bytes,
        String sha256,
        Optional<String> unpackedSha256) {
      this(
          folder,
          name,
          mirrors,
          bytes,
          sha256,
          unpackedSha256,
          Optional.empty(),
          bytes < 0 ? Long.MAX_VALUE : bytes);
    }

    /** A file whose digest nobody has published. */
    public static RemoteFile unpinned(String folder, String name, List<URI> mirrors, long adler32) {
      return new RemoteFile(
          folder, name, mirrors, -1, "", Optional.empty(), Optional.of(adler32), Long.MAX_VALUE);
    }

    /** The same with a digest. */
    public RemoteFile pinned(String digest) {
      return new RemoteFile(folder, name, mirrors, bytes, digest, unpackedSha256, adler32, most);
    }

    /** A file of unknown size and digest, of which no more than so many bytes are taken. */
    public static RemoteFile bounded(String folder, String name, List<URI> mirrors, long most) {
      return new RemoteFile(
          folder, name, mirrors, -1, "", Optional.empty(), Optional.empty(), most);
    }

    /** A file that only its own digest vouches for. */
    public RemoteFile(String folder, String name, List<URI> mirrors, long bytes, String sha256) {
      this(folder, name, mirrors, bytes, sha256, Optional.empty());
    }
  }
}
