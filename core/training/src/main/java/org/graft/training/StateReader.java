package org.graft.training;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Reads what a {@link StateWriter} wrote, over what is there. */
final class StateReader implements TrainingState, AutoCloseable {
  private static final int CHUNK = 1 << 13;

  private final DataInputStream in;

  /** From a stream that is its own from now on. */
  StateReader(InputStream in) {
    this.in = new DataInputStream(in);
  }

  /** What was kept is not of this training, or cannot be read. */
  static final class Unsuitable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Unsuitable(IOException cause) {
      super(cause);
    }

    /** For it has weights of a key that the training lacks. */
    static Unsuitable lacking(String key) {
      return new Unsuitable(new IOException("there are no weights '" + key + "'"));
    }
  }

  /** Reads, or fails as a stream does. */
  private interface Part<T> {
    T read() throws IOException;
  }

  private static <T> T read(Part<T> part) {
    try {
      return part.read();
    } catch (IOException e) {
      throw new Unsuitable(e);
    }
  }

  private int length(int expected) throws IOException {
    int length = in.readInt();
    if (length != expected) {
      throw new IOException("expected " + expected + " numbers, found " + length);
    }
    return length;
  }

  @Override
  public boolean restoring() {
    return true;
  }

  @Override
  public void floats(float[] values) {
    read(
        () -> {
          byte[] bytes = new byte[Float.BYTES * Math.min(CHUNK, length(values.length))];
          for (int at = 0; at < values.length; at += CHUNK) {
            int n = Math.min(CHUNK, values.length - at);
            in.readFully(bytes, 0, Float.BYTES * n);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(values, at, n);
          }
          return values;
        });
  }

  @Override
  public void doubles(double[] values) {
    read(
        () -> {
          byte[] bytes = new byte[Double.BYTES * Math.min(CHUNK, length(values.length))];
          for (int at = 0; at < values.length; at += CHUNK) {
            int n = Math.min(CHUNK, values.length - at);
            in.readFully(bytes, 0, Double.BYTES * n);
            ByteBuffer.wrap(bytes).asDoubleBuffer().get(values, at, n);
          }
          return values;
        });
  }

  @Override
  public long integer(long value) {
    return read(in::readLong);
  }

  @Override
  public double real(double value) {
    return read(in::readDouble);
  }

  @Override
  public String text(String value) {
    return read(in::readUTF);
  }

  @Override
  public void close() {
    read(
        () -> {
          in.close();
          return in;
        });
  }
}
