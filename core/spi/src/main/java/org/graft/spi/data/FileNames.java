package org.graft.spi.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * File names as text. Java reads them in the charset of the locale it was started in, and replaces
 * what that does not have: then two names can look like one.
 */
public final class FileNames {
  private FileNames() {}

  /** Why a file's name is not known as text, if it is not; it must not be used as a name then. */
  public static Optional<String> refusal(Path file) {
    if (isText(file)) {
      return Optional.empty();
    }
    return Optional.of(
        charset().equals(StandardCharsets.UTF_8)
            ? "has a name that is not in UTF-8; rename it"
            : "has a name that is not in "
                + charset()
                + ", as which this JVM reads names; start it in a locale of UTF-8, such as"
                + " LC_ALL=C.UTF-8");
  }

  /** The charset in which this JVM reads and writes file names. */
  public static Charset charset() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }

  private static boolean isText(Path file) {
    try {
      return file.getFileSystem().getPath(file.toString()).equals(file);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
