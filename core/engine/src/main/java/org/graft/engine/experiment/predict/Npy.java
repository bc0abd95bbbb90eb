package org.graft.engine.experiment.predict;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graft.engine.problem.UserException;
import org.graft.spi.data.Shape;
import org.graft.spi.data.Tensor;

/**
 * NumPy's {@code .npy} files (format 1 to 3, numpy.lib.format): a magic word, a header in Python's
 * notation, numbers. Read are float32 in little-endian, row-major order; the header is matched, not
 * evaluated, and arrays of objects, which are pickles, are refused.
 */
final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LARGEST_HEADER = 1 << 16;
  private static final long PIECE = 1L << 30;
  private static final int ALIGNED = 64;
  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([^']{1,32})', 'fortran_order': (True|False), 'shape':"
              + " \\(((?:[0-9]{1,19}(?:, ?|,?(?=\\))))*)\\),? ?\\}\\s*");

  private Npy() {}

  /** The array in {@code file}, mapped. */
  static Tensor read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer head = bytes(channel, 0, (int) Math.min(channel.size(), 12));
      byte[] magic = new byte[MAGIC.length];
      int version = head.remaining() == 12 ? head.get(6) : 0;
      head.get(magic, 0, Math.min(magic.length, head.remaining()));
      if (!java.util.Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
        throw new UserException(
            file + " is no .npy file of format 1 to 3, as numpy.save writes it");
      }
      long length = version == 1 ? head.getShort(8) & 0xffff : head.getInt(8) & 0xffffffffL;
      long start = (version == 1 ? 10 : 12) + length;
      if (length > LARGEST_HEADER || start > channel.size()) {
        throw new UserException(
            file + " is cut off or damaged: its header has " + length + " bytes");
      }
      ByteBuffer header = bytes(channel, start - length, (int) length);
      return map(
          file, channel, start, shape(file, StandardCharsets.UTF_8.decode(header).toString()));
    }
  }

  private static Shape shape(Path file, String header) {
    Matcher fields = HEADER.matcher(header);
    if (!fields.matches()) {
      throw new UserException(file + " is damaged: its header does not describe one array");
    }
    if (!fields.group(1).equals("<f4") || fields.group(2).equals("True")) {
      throw new UserException(
          "%s holds numbers as '%s'%s; save them with numpy.save(FILE, numpy.ascontiguousarray(x,"
                  .formatted(
                      file, fields.group(1), fields.group(2).equals("True") ? " by columns" : "")
              + " 'float32'))");
    }
    List<Integer> sizes = new ArrayList<>();
    long elements = 1;
    for (String size : fields.group(3).split("[, ]+", -1)) {
      long axis = size.isEmpty() ? -1 : Long.parseLong(size);
      if (axis >= 0) {
        elements = axis > Integer.MAX_VALUE ? -1 : elements * axis;
        sizes.add((int) axis);
      }
      if (elements < 0 || elements > Long.MAX_VALUE >> 33) {
        throw new UserException(file + " claims an array of (" + fields.group(3) + ")");
      }
    }
    return new Shape(sizes);
  }

  private static Tensor map(Path file, FileChannel channel, long start, Shape shape)
      throws IOException {
    long bytes = shape.elements() * Float.BYTES;
    if (channel.size() - start != bytes) {
      throw new UserException(
          "%s is cut off or damaged: an array of %s has %d bytes, found %d"
              .formatted(file, shape, bytes, channel.size() - start));
    }
    if (shape.rank() < 2 || shape.elements() == 0 || shape.row().elements() > PIECE / Float.BYTES) {
      throw new UserException(
          "%s holds an array of %s; expected [n, channels, height, width] or [n, features]"
              .formatted(file, shape));
    }
    long row = shape.row().elements() * Float.BYTES;
    int rows = (int) Math.min(shape.size(0), PIECE / row);
    List<FloatBuffer> pieces = new ArrayList<>();
    for (long done = 0; done < bytes; done += rows * row) {
      pieces.add(
          channel
              .map(FileChannel.MapMode.READ_ONLY, start + done, Math.min(rows * row, bytes - done))
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer());
    }
    return Tensor.of(shape, pieces, rows);
  }

  /** Writes float32 numbers, replacing the file in one step. */
  static void write(Path file, Tensor tensor) throws IOException {
    write(
        file,
        "<f4",
        tensor.shape(),
        channel -> {
          int step = Math.max(1, (1 << 18) / Math.max(1, tensor.rowLength()));
          for (int row = 0; row < tensor.rows(); row += step) {
            float[] block = tensor.rows(row, Math.min(tensor.rows(), row + step));
            ByteBuffer bytes = little(block.length * Float.BYTES);
            bytes.asFloatBuffer().put(block);
            all(channel, bytes);
          }
        });
  }

  /** Writes whole numbers as int64, likewise. */
  static void write(Path file, int[] numbers) throws IOException {
    ByteBuffer bytes = little(numbers.length * Long.BYTES);
    for (int number : numbers) {
      bytes.putLong(number);
    }
    bytes.flip();
    write(file, "<i8", Shape.of(numbers.length), channel -> all(channel, bytes));
  }

  private interface Body {
    void to(FileChannel channel) throws IOException;
  }

  private static void write(Path file, String type, Shape shape, Body body) throws IOException {
    Path target = file.toAbsolutePath();
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      all(channel, header(type, shape));
      body.to(channel);
    }
    Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
  }

  private static ByteBuffer header(String type, Shape shape) {
    String sizes = shape.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
            .formatted(type, shape.rank() == 1 ? sizes + "," : sizes);
    int length = (10 + text.length() + ALIGNED) / ALIGNED * ALIGNED - 10;
    ByteBuffer header = little(10 + length);
    header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
    header.put(text.getBytes(StandardCharsets.US_ASCII));
    while (header.remaining() > 1) {
      header.put((byte) ' ');
    }
    return header.put((byte) '\n').flip();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void all(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
    ByteBuffer bytes = little(count);
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
      // until there are as many, or no more
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }
}
