package org.graft.engine.problem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import org.graft.spi.data.FileNames;

/** What a disk refused, in words. */
public final class IoWords {
  private IoWords() {}

  /** A path that this system or this JVM has no name for. */
  public static String of(InvalidPathException e) {
    String input = e.getInput();
    boolean ascii = input.codePoints().allMatch(c -> c < 128);
    return "'%s' is no path here (%s)%s"
        .formatted(
            input,
            e.getReason(),
            ascii
                ? ""
                : "; names of files are read as %s, so start Java in a locale of UTF-8, such as LC_ALL=C.UTF-8"
                    .formatted(FileNames.charset()));
  }

  /** The file, where it is known, and why. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    }
    if (e instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (e instanceof FileSystemException file) {
      String reason = file.getReason();
      return file.getFile() + ": " + (reason == null ? e.getClass().getSimpleName() : reason);
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
