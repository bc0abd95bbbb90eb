package org.graft.training;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Writes a state: arrays by length and numbers, big-endian; words in UTF-8. */
final class StateWriter implements TrainingState {
  private static final int CHUNK = 1 << 13;

  private final DataOutputStream out;

  /** Into a stream that somebody else closes. */
  StateWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  /** Writes, or fails as a stream does. */
  private interface Part {
    void write() throws IOException;
  }

  private static void write(Part part) {
    try {
      part.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean restoring() {
    return false;
  }

  @Override
  public void floats(float[] values) {
    write(
        () -> {
          out.writeInt(values.length);
          ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK, values.length));
          for (int at = 0; at < values.length; at += CHUNK) {
            int n = Math.min(CHUNK, values.length - at);
            bytes.asFloatBuffer().put(values, at, n);
            out.write(bytes.array(), 0, Float.BYTES * n);
          }
        });
  }

  @Override
  public void doubles(double[] values) {
    write(
        () -> {
          out.writeInt(values.length);
          ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * Math.min(CHUNK, values.length));
          for (int at = 0; at < values.length; at += CHUNK) {
            int n = Math.min(CHUNK, values.length - at);
            bytes.asDoubleBuffer().put(values, at, n);
            out.write(bytes.array(), 0, Double.BYTES * n);
          }
        });
  }

  @Override
  public long integer(long value) {
    write(() -> out.writeLong(value));
    return value;
  }

  @Override
  public double real(double value) {
    write(() -> out.writeDouble(value));
    return value;
  }

  @Override
  public String text(String value) {
    write(() -> out.writeUTF(value));
    return value;
  }
}
