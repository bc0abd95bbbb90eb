package org.graft.datasets.idx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Shape;

/**
 * A published data set of four IDX files: how they are encoded and how to know them.
 *
 * @param name its name in the catalogue
 * @param encoding what its bytes mean
 * @param files images and labels to train, images and labels to test
 */
record Published(String name, Encoding encoding, List<RemoteFile> files) {
  private static final Shape IMAGE = Shape.of(1, 28, 28);

  Published {
    files = List.copyOf(files);
  }

  /**
   * Loads it from the user's folder, or else through {@code access}.
   *
   * @throws IOException saying what is missing or wrong, and all that is needed
   */
  Dataset load(DataAccess access, Optional<Path> folder) throws IOException {
    List<Path> paths =
        folder.isPresent()
            ? new IdxFolder(access.resolve(folder.get())).find(name, names())
            : fetch(access);
    List<IdxFile> found = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      RemoteFile wanted = files.get(i);
      found.add(new IdxFile(paths.get(i), (path, sha256) -> check(wanted, path, sha256)));
    }
    Dataset dataset =
        new Dataset(
            encoding.classes(),
            new IdxSplit(found.get(0), found.get(1)).read(encoding),
            Optional.empty(),
            new IdxSplit(found.get(2), found.get(3)).read(encoding));
    if (!dataset.inputShape().equals(IMAGE)) {
      throw new IOException(
          "%s: its images are %s, those of %s %s; load data of your own with {idx: {...}}"
              .formatted(paths.get(0), dataset.inputShape(), name, IMAGE));
    }
    return dataset;
  }

  private List<Path> fetch(DataAccess access) throws IOException {
    List<Path> found = new ArrayList<>();
    for (RemoteFile file : files) {
      try {
        found.add(access.fetch(file));
      } catch (IOException e) {
        throw new IOException(
            "%s: %s\nAll its files, as published:\n%s\nElsewhere on this machine? {%s: {folder: ...}} takes them from there, unpacked too."
                .formatted(name, e.getMessage(), list(), name),
            e);
      }
    }
    return found;
  }

  private String list() {
    return files.stream()
        .map(f -> "  %s  %d bytes  SHA-256 %s".formatted(f.name(), f.bytes(), f.sha256()))
        .collect(Collectors.joining("\n"));
  }

  private List<String> names() {
    return files.stream().map(file -> file.name().replaceFirst("\\.gz$", "")).toList();
  }

  private void check(RemoteFile wanted, Path path, String sha256) throws IOException {
    Optional<String> expected = wanted.unpackedSha256();
    if (expected.isPresent() && !expected.get().equals(sha256)) {
      throw new IOException(
          "%s: is not %s's %s: the SHA-256 of its unpacked content is %s, expected %s; get it anew%s"
              .formatted(
                  path,
                  name,
                  wanted.name(),
                  sha256,
                  expected.get(),
                  ", or load data of your own with {idx: {...}}"));
    }
  }
}
