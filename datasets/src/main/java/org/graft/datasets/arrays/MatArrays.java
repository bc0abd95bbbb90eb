package org.graft.datasets.arrays;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;
import us.hebi.matlab.mat.types.Struct;

/** Arrays of a MATLAB file of version 5 (save's -v6 and -v7); fields of structs by their paths. */
final class MatArrays implements ArrayFile {
  private static final int HEADER = 116;

  private final MatFile file;

  private MatArrays(MatFile file) {
    this.file = file;
  }

  /**
   * Opens a MATLAB file of any version, by what its header says.
   *
   * @throws IOException if it is none
   */
  static ArrayFile open(Path path) throws IOException {
    String header = header(path);
    if (header.startsWith("MATLAB 7.3")) {
      return new HdfArrays(path, HdfArrays.Order.REVERSED);
    }
    if (!header.startsWith("MATLAB 5.0")) {
      return version4(path);
    }
    try (Source source = Sources.openFile(path.toFile())) {
      return new MatArrays(Mat5.newReader(source).disableSubsystemProcessing().readMat());
    } catch (IOException e) {
      throw new IOException(path + ": is damaged or truncated; get it anew", e);
    }
  }

  private static ArrayFile version4(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      // The first matrix may be long; its header says enough.
      ByteBuffer start = ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(HEADER), HEADER));
      if (!Mat4Arrays.isHeader(start, Files.size(path))) {
        throw new IOException(
            "%s: is no MATLAB file of version 4, 5 or 7.3; save it in MATLAB with -v7 or -v7.3"
                .formatted(path));
      }
    }
    return new Mat4Arrays(path);
  }

  private static String header(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new String(in.readNBytes(HEADER), StandardCharsets.ISO_8859_1);
    }
  }

  @Override
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    for (MatFile.Entry entry : file.getEntries()) {
      list(entry.getName(), entry.getValue(), contents);
    }
    return contents;
  }

  private static void list(String name, Array array, List<String> contents) {
    if (array instanceof Struct struct && struct.getNumElements() == 1) {
      for (String field : struct.getFieldNames()) {
        list(name + "." + field, struct.get(field), contents);
      }
    } else {
      contents.add(
          "%s %s%s"
              .formatted(
                  name,
                  array.getType().toString().toLowerCase(Locale.ROOT),
                  Arrays.toString(array.getDimensions())));
    }
  }

  @Override
  public Optional<Numbers> find(String name) throws IOException {
    return array(name)
        .filter(Matrix.class::isInstance)
        .map(Matrix.class::cast)
        .map(matrix -> Numbers.columnMajor(matrix.getDimensions(), matrix::getDouble));
  }

  @Override
  public Optional<List<String>> texts(String name) throws IOException {
    Optional<Array> array = array(name);
    if (array.isPresent() && array.get() instanceof Char rows) {
      return Optional.of(rows(rows));
    }
    if (array.isEmpty() || !(array.get() instanceof Cell cells)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < cells.getNumElements(); i++) {
      Array cell = cells.get(i);
      if (!(cell instanceof Char text)) {
        throw new IOException(
            "labels: cell %d of '%s' holds %s; expected a text in each"
                .formatted(i + 1, name, cell.getType().toString().toLowerCase(Locale.ROOT)));
      }
      texts.add(String.join("", rows(text)));
    }
    return Optional.of(texts);
  }

  private static List<String> rows(Char text) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < text.getNumRows(); row++) {
      rows.add(text.getRow(row).strip());
    }
    return rows;
  }

  private Optional<Array> array(String name) throws IOException {
    for (MatFile.Entry entry : file.getEntries()) {
      if (entry.getName().equals(name)) {
        return Optional.of(entry.getValue());
      }
      if (name.startsWith(entry.getName() + ".")) {
        return field(name, entry.getValue(), name.substring(entry.getName().length() + 1));
      }
    }
    return Optional.empty();
  }

  private static Optional<Array> field(String name, Array parent, String path) throws IOException {
    Array array = parent;
    for (String field : path.split("\\.", -1)) {
      if (!(array instanceof Struct struct) || !struct.getFieldNames().contains(field)) {
        return Optional.empty();
      }
      if (struct.getNumElements() != 1) {
        throw new IOException(
            "'%s' leads through a list of %d structs; expected one"
                .formatted(name, struct.getNumElements()));
      }
      array = struct.get(field);
    }
    return Optional.of(array);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
