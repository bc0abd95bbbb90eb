package org.graft.backbones.dl4j;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The numbers of a network as {@code Nd4j.write} writes a row vector: a buffer of longs for the
 * shape and one of floats, each with a mode, a length and a type before it, big-endian. Taken from
 * the front, layer by layer.
 */
final class Coefficients {
  private static final String MODE = "MIXED_DATA_TYPES";

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
    long shape = header(in, "LONG");
    if (shape < 4 || shape > 68) {
      throw new IllegalArgumentException("its shape has " + shape + " numbers");
    }
    long rank = in.readLong();
    long elements = 1;
    for (long i = 1; i < shape; i++) {
      long value = in.readLong();
      elements = i <= rank ? Math.multiplyExact(elements, value) : elements;
    }
    long length = header(in, "FLOAT");
    if (length != elements || length * Float.BYTES != in.available()) {
      throw new IllegalArgumentException(
          "it states %d and %d numbers and has %d of %d bytes left for them"
              .formatted(elements, length, in.available(), bytes));
    }
    float[] numbers = new float[(int) length];
    ByteBuffer.wrap(in.readAllBytes()).asFloatBuffer().get(numbers);
    return new Coefficients(numbers);
  }

  private static long header(DataInputStream in, String expected) throws IOException {
    String mode = in.readUTF();
    if (!mode.equals(MODE)) {
      throw new IllegalArgumentException(
          "it is of kind '" + mode + "', as DL4J wrote before 1.0.0-beta4; save it anew");
    }
    long length = in.readLong();
    String type = in.readUTF();
    if (!type.equals(expected)) {
      throw new IllegalArgumentException("it holds " + type + ", expected " + expected);
    }
    return length;
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
