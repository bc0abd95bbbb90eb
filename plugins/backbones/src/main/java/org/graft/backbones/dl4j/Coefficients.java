package org.graft.backbones.dl4j;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * The numbers of a network as {@code Nd4j.write} writes a row vector: a buffer of whole numbers for
 * the shape and one of floats, each with a mode, a length and a type before it, big-endian. Taken
 * from the front, layer by layer.
 *
 * <p>Versions differ in the mode: before 1.0.0-alpha it named where memory was allocated, and
 * lengths and shapes were 32 bits wide; up to 1.0.0-beta3 it was LONG_SHAPE.
 */
final class Coefficients {
  private static final Set<String> MODES = Set.of("MIXED_DATA_TYPES", "LONG_SHAPE");
  private static final Set<String> OLD_MODES = Set.of("DIRECT", "HEAP", "JAVACPP");

  private final float[] numbers;
  private int taken;

  private Coefficients(float[] numbers) {
    this.numbers = numbers;
  }

  /**
   * Reads everything.
   *
   * @param bytes how many there are
   */
  static Coefficients read(DataInputStream in, int bytes) throws IOException {
    Header shape = Header.read(in);
    boolean wide = shape.type().equals("LONG");
    if (shape.length() < 4 || shape.length() > 68 || !(wide || shape.type().equals("INT"))) {
      throw new IllegalArgumentException(
          "its shape has " + shape.length() + " numbers of type " + shape.type());
    }
    long rank = wide ? in.readLong() : in.readInt();
    long elements = 1;
    for (long i = 1; i < shape.length(); i++) {
      long value = wide ? in.readLong() : in.readInt();
      elements = i <= rank ? Math.multiplyExact(elements, value) : elements;
    }
    Header data = Header.read(in);
    if (!data.type().equals("FLOAT")) {
      throw new IllegalArgumentException("it holds " + data.type() + ", expected FLOAT");
    }
    long length = data.length();
    if (length != elements || length * Float.BYTES != in.available()) {
      throw new IllegalArgumentException(
          "it states %d and %d numbers and has %d of %d bytes left for them"
              .formatted(elements, length, in.available(), bytes));
    }
    float[] numbers = new float[(int) length];
    ByteBuffer.wrap(in.readAllBytes()).asFloatBuffer().get(numbers);
    return new Coefficients(numbers);
  }

  /** What stands before a buffer. */
  private record Header(long length, String type) {
    static Header read(DataInputStream in) throws IOException {
      String mode = in.readUTF();
      if (!MODES.contains(mode) && !OLD_MODES.contains(mode)) {
        throw new IllegalArgumentException("it is of a kind '" + mode + "' that DL4J never wrote");
      }
      return new Header(MODES.contains(mode) ? in.readLong() : in.readInt(), in.readUTF());
    }
  }

  /**
   * The next {@code count} numbers.
   *
   * @throws IllegalArgumentException if there are no more as many, or one is not finite
   */
  float[] take(String layer, long count) {
    if (count > numbers.length - taken) {
      throw new IllegalArgumentException(
          "layer '%s' needs %d numbers by the configuration, the file has %d left for it"
              .formatted(layer, count, numbers.length - taken));
    }
    float[] next = Arrays.copyOfRange(numbers, taken, taken + (int) count);
    taken += (int) count;
    for (float value : next) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("layer '" + layer + "' holds " + value);
      }
    }
    return next;
  }

  /** How many numbers nobody took. */
  int left() {
    return numbers.length - taken;
  }
}
