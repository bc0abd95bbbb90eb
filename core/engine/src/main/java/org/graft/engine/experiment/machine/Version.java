package org.graft.engine.experiment.machine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Graft's own version, from the build. */
public final class Version {
  private static final String TEXT = read();

  private Version() {}

  /** Such as {@code 0.1.0}. */
  public static String text() {
    return TEXT;
  }

  private static String read() {
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
