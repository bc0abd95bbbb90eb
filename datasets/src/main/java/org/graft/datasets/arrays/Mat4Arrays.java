package org.graft.datasets.arrays;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matrices of a MATLAB file of version 4 (MathWorks, "MAT-File Format", chapter 2): after one
 * another, each with five whole numbers, its name and its elements, columns first.
 */
final class Mat4Arrays implements ArrayFile {
  private static final int HEADER = 20;
  private static final int[] BYTES = {8, 4, 4, 2, 2, 1};
  private static final int TEXT = 1;

  private final Map<String, Matrix> matrices = new LinkedHashMap<>();

  private record Matrix(int rows, int columns, int type, ByteBuffer bytes, boolean text) {
    double at(int index) {
      return switch (type) {
        case 0 -> bytes.getDouble(index * Double.BYTES);
        case 1 -> bytes.getFloat(index * Float.BYTES);
        case 2 -> bytes.getInt(index * Integer.BYTES);
        case 3 -> bytes.getShort(index * Short.BYTES);
        case 4 -> bytes.getShort(index * Short.BYTES) & 0xffff;
        default -> bytes.get(index) & 0xff;
      };
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it breaks off, or holds matrices of another kind
   */
  Mat4Arrays(Path path) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(path));
    while (in.hasRemaining()) {
      if (!isHeader(in, in.remaining())) {
        throw new IOException(path + ": is damaged or truncated; get it anew");
      }
      read(path, in);
    }
  }

  /**
   * Whether the next bytes begin a matrix of this version.
   *
   * @param in at its first byte; set to its byte order
   * @param left bytes from there to the file's end
   */
  static boolean isHeader(ByteBuffer in, long left) {
    if (left < HEADER) {
      return false;
    }
    int at = in.position();
    boolean large = in.order(ByteOrder.BIG_ENDIAN).getInt(at) / 1000 == 1;
    in.order(large ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int kind = in.getInt(at);
    int type = kind / 10 % 10;
    boolean known = kind >= 0 && kind / 1000 == (large ? 1 : 0) && kind / 100 % 10 == 0;
    int name = in.getInt(at + 16);
    long elements = (long) in.getInt(at + 4) * in.getInt(at + 8);
    return known
        && type < BYTES.length
        && kind % 10 <= 2
        && in.getInt(at + 4) >= 0
        && in.getInt(at + 8) >= 0
        && name > 0
        && HEADER + name + elements * BYTES[type] <= left;
  }

  private void read(Path path, ByteBuffer in) throws IOException {
    int kind = in.getInt();
    int rows = in.getInt();
    int columns = in.getInt();
    boolean imaginary = in.getInt() != 0;
    byte[] name = new byte[in.getInt()];
    in.get(name);
    String called = new String(name, StandardCharsets.ISO_8859_1).replaceFirst("\0.*", "");
    if (kind % 10 > TEXT || imaginary) {
      throw new IOException(
          "%s: '%s' is a %s matrix of MATLAB's version 4; save it full and real, or with -v7"
              .formatted(path, called, imaginary ? "complex" : "sparse"));
    }
    int type = kind / 10 % 10;
    int length = rows * columns * BYTES[type];
    ByteBuffer bytes = in.slice(in.position(), length).order(in.order());
    in.position(in.position() + length);
    matrices.put(called, new Matrix(rows, columns, type, bytes, kind % 10 == TEXT));
  }

  @Override
  public List<String> contents() {
    return matrices.entrySet().stream()
        .map(
            e ->
                "%s %s[%d, %d]"
                    .formatted(
                        e.getKey(),
                        e.getValue().text() ? "char" : "double",
                        e.getValue().rows(),
                        e.getValue().columns()))
        .toList();
  }

  @Override
  public Optional<Numbers> find(String name) {
    return Optional.ofNullable(matrices.get(name))
        .filter(matrix -> !matrix.text())
        .map(m -> Numbers.columnMajor(new int[] {m.rows(), m.columns()}, m::at));
  }

  @Override
  public Optional<List<String>> texts(String name) {
    return Optional.ofNullable(matrices.get(name)).filter(Matrix::text).map(Mat4Arrays::rows);
  }

  private static List<String> rows(Matrix matrix) {
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < matrix.rows(); row++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < matrix.columns(); column++) {
        text.append((char) matrix.at(column * matrix.rows() + row));
      }
      rows.add(text.toString().strip());
    }
    return rows;
  }

  @Override
  public void close() {}
}
