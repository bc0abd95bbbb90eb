package org.graft.engine.protobuf;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of Protocol Buffers, in its wire format, written field by field. */
public final class Message {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;
  private static final int SEVEN_BITS = 0x7f;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** A whole number, a truth value or a constant of an enumeration. */
  public Message number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  /** A double. */
  public Message real(int field, double value) {
    tag(field, FIXED64);
    fixed(Double.doubleToLongBits(value), Long.BYTES);
    return this;
  }

  /** A float. */
  public Message single(int field, float value) {
    tag(field, FIXED32);
    fixed(Float.floatToIntBits(value), Float.BYTES);
    return this;
  }

  /** Text, as UTF-8. */
  public Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A message inside this one. */
  public Message message(int field, Message value) {
    return bytes(field, value.toBytes());
  }

  /** Bytes as they are. */
  public Message bytes(int field, byte[] value) {
    tag(field, BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  /** Its bytes. */
  public byte[] toBytes() {
    return out.toByteArray();
  }

  private void tag(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~SEVEN_BITS) != 0) {
      out.write((int) ((rest & SEVEN_BITS) | (SEVEN_BITS + 1)));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private void fixed(long bits, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (bits >>> (8 * i)));
    }
  }
}
