package org.graft.datasets.cifar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.graft.spi.data.DataAccess;
import org.graft.spi.data.DataAccess.RemoteFile;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * What the files of a CIFAR are called, in its binary and in its Python version.
 *
 * @param name the data set's name
 * @param archive its published binary version
 * @param python name of its Python version's archive
 * @param unpacked folders that the archives unpack into
 * @param train files to train on, without {@code .bin}
 * @param test the file to test on, likewise
 * @param meta the Python version's file of class names
 * @param names the binary version's file of class names, and the Python version's list
 * @param key the Python version's list of labels
 * @param records the binary version's records
 */
record CifarVersion(
    String name,
    RemoteFile archive,
    String python,
    List<String> unpacked,
    List<String> train,
    String test,
    String meta,
    List<String> names,
    String key,
    CifarRecords records) {
  CifarVersion {
    unpacked = List.copyOf(unpacked);
    train = List.copyOf(train);
    names = List.copyOf(names);
  }

  /**
   * The data set, from a folder that the user named, or else from one of its name among the data
   * folders, the cache or the network.
   */
  Dataset load(DataAccess access, Optional<Path> folder) throws IOException {
    CifarFiles files =
        folder.isPresent()
            ? CifarFiles.in(access.resolve(folder.get()), List.of(archive.name(), python), unpacked)
            : find(access);
    boolean pickled = files.find(test).isPresent();
    List<String> classes = pickled ? pickledNames(files) : lines(files);
    if (classes.size() != records.classes()
        || classes.stream().distinct().count() != records.classes()) {
      throw new IOException(
          "%s: expected %d different class names, found %d"
              .formatted(files.path(), records.classes(), classes.size()));
    }
    return new Dataset(
        classes,
        pickled ? pickled(files, train) : binary(files, train),
        Optional.empty(),
        pickled ? pickled(files, List.of(test)) : binary(files, List.of(test)));
  }

  /** Either version as it lies in a data folder, or else the archive whose digest is known. */
  private CifarFiles find(DataAccess access) throws IOException {
    CifarFiles there =
        CifarFiles.in(access.resolve(Path.of(archive.folder())), List.of(python), unpacked);
    boolean any = there.find(test).isPresent() || there.find(test + ".bin").isPresent();
    return any ? there : CifarFiles.packed(fetch(access));
  }

  private Path fetch(DataAccess access) throws IOException {
    try {
      return access.fetch(archive);
    } catch (IOException e) {
      throw new IOException(
          "%s: %s\nElsewhere on this machine? {%s: {folder: ...}} takes its binary or Python version from there."
              .formatted(name, e.getMessage(), name),
          e);
    }
  }

  private Examples binary(CifarFiles files, List<String> parts) throws IOException {
    List<String> theirs = parts.stream().map(part -> part + ".bin").toList();
    return records.read(theirs, files.all(name, theirs), files.path());
  }

  private List<String> lines(CifarFiles files) throws IOException {
    byte[] list = files.all(name, List.of(names.get(0))).get(0);
    return new String(list, StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private List<String> pickledNames(CifarFiles files) throws IOException {
    byte[] bytes = files.all(name, List.of(meta)).get(0);
    return PythonBatch.read(files.path().resolve(meta), bytes).texts(names.get(1));
  }

  private Examples pickled(CifarFiles files, List<String> parts) throws IOException {
    List<byte[]> found = files.all(name, parts);
    List<byte[]> pixels = new ArrayList<>();
    List<int[]> labels = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      PythonBatch batch = PythonBatch.read(files.path().resolve(parts.get(i)), found.get(i));
      labels.add(batch.labels(key, records.classes()));
      pixels.add(batch.pixels(labels.get(i).length));
    }
    int[] all = labels.stream().flatMapToInt(Arrays::stream).toArray();
    float[] inputs = new float[Math.multiplyExact(all.length, CifarRecords.PIXELS)];
    int n = 0;
    for (byte[] part : pixels) {
      for (byte value : part) {
        inputs[n++] = value & 0xff;
      }
    }
    return new Examples(Tensor.of(Shape.of(all.length, 3, 32, 32), inputs), all);
  }
}
