package org.graft.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of files and streams, 64 hexadecimal digits. */
final class Sha256 {
  private Sha256() {}

  /** Of a file. */
  static String of(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return of(in);
    }
  }

  /** Of the rest of a stream. */
  static String of(InputStream in) throws IOException {
    MessageDigest sha256 = digest();
    byte[] block = new byte[1 << 16];
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      sha256.update(block, 0, n);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
