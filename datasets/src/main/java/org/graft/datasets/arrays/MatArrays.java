package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.graft.spi.data.Shape;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** Matrices of a MATLAB file of version 5 (save's -v6 and -v7). */
final class MatArrays implements ArrayFile {
  private static final int HEADER = 116;

  private final MatFile file;

  private MatArrays(MatFile file) {
    this.file = file;
  }

  /**
   * Opens a MATLAB file of version 5 or 7.3, by what its header says.
   *
   * @throws IOException if it is neither
   */
  static ArrayFile open(Path path) throws IOException {
    String header = header(path);
    if (header.startsWith("MATLAB 7.3")) {
      return new HdfArrays(path, HdfArrays.Axes.REVERSED);
    }
    if (!header.startsWith("MATLAB 5.0")) {
      throw new IOException(
          "%s: is no MATLAB file of version 5 or 7.3; save it in MATLAB with -v7 or -v7.3"
              .formatted(path));
    }
    try (Source source = Sources.openFile(path.toFile())) {
      return new MatArrays(Mat5.newReader(source).disableSubsystemProcessing().readMat());
    } catch (IOException e) {
      throw new IOException(path + ": is damaged or truncated; get it anew", e);
    }
  }

  private static String header(Path path) throws IOException {
    try (java.io.InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    for (MatFile.Entry entry : file.getEntries()) {
      contents.add(
          "%s %s%s"
              .formatted(
                  entry.getName(),
                  entry.getValue().getType().toString().toLowerCase(Locale.ROOT),
                  Arrays.toString(entry.getValue().getDimensions())));
    }
    return contents;
  }

  @Override
  public Optional<Numbers> find(String name) {
    for (MatFile.Entry entry : file.getEntries()) {
      if (entry.getName().equals(name) && entry.getValue() instanceof Matrix matrix) {
        return Optional.of(numbers(name, matrix));
      }
    }
    return Optional.empty();
  }

  private static Numbers numbers(String name, Matrix matrix) {
    if (matrix.getNumDimensions() > 2) {
      throw new IllegalArgumentException(
          "'%s' has %d axes; of a MATLAB file, tables of two are read"
              .formatted(name, matrix.getNumDimensions()));
    }
    return new Numbers(matrix.getNumRows(), Shape.of(matrix.getNumCols()), matrix::getDouble);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
