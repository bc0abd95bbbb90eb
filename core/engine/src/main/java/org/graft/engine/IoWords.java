package org.graft.engine;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a disk refused, in words. */
public final class IoWords {
  private IoWords() {}

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
