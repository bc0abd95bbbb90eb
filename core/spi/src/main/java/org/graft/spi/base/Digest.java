package org.graft.spi.base;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest in the making: what determines a result, written down in order.
 *
 * <p>Every item is written with its length, so that no two sequences of items coincide.
 */
public final class Digest {
  private final MessageDigest sha;

  /** An empty digest. */
  public Digest() {
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Adds a text. */
  public Digest add(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(bytes.length);
    sha.update(bytes);
    return this;
  }

  /** Adds a number. */
  public Digest add(long number) {
    sha.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    return this;
  }

  /** Adds numbers, bit for bit. */
  public Digest add(float[] numbers, int from, int length) {
    add(length);
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers, from, length);
    sha.update(bytes);
    return this;
  }

  /** Adds raw bytes. */
  public Digest add(byte[] bytes) {
    add(bytes.length);
    sha.update(bytes);
    return this;
  }

  /** The digest as 64 hexadecimal digits; this object is used up. */
  public String hex() {
    return HexFormat.of().formatHex(sha.digest());
  }

  /** The digest's first 16 hexadecimal digits: short ids. */
  public String id() {
    return hex().substring(0, 16);
  }
}
