package org.graft.engine.code;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graft.spi.base.Digest;

/** The classes that a class can reach in its origin, and what all of them come to. */
final class Closure {
  private Closure() {}

  /** The digest of what {@code type} reaches, and of its origin's resources. */
  static String digest(Class<?> type, Origin origin) throws IOException {
    Map<String, byte[]> classes = reached(type.getName().replace('.', '/'), origin);
    Digest digest = new Digest().add("code");
    classes.forEach((name, code) -> digest.add(name).add(code));
    for (String name : origin.resources()) {
      digest.add(name).add(sha256(origin, name));
    }
    return digest.hex();
  }

  /** Stripped class files by internal name; all of the origin's where one calls code by name. */
  private static Map<String, byte[]> reached(String start, Origin origin) throws IOException {
    Map<String, byte[]> reached = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      String name = open.remove();
      if (reached.containsKey(name) || !origin.has(name)) {
        continue;
      }
      ClassScan scan = ClassScan.of(origin.bytes(name));
      if (scan.callsByName()) {
        return all(origin);
      }
      reached.put(name, scan.code());
      open.addAll(scan.references());
    }
    for (String name : origin.classes()) {
      if (name.startsWith("META-INF/")) {
        reached.put(name, ClassScan.of(origin.bytes(name)).code());
      }
    }
    return reached;
  }

  private static Map<String, byte[]> all(Origin origin) throws IOException {
    Map<String, byte[]> all = new TreeMap<>();
    for (String name : origin.classes()) {
      all.put(name, ClassScan.of(origin.bytes(name)).code());
    }
    return all;
  }

  private static String sha256(Origin origin, String resource) throws IOException {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(origin.stream(resource), sha)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
