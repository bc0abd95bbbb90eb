package org.graft.engine.store;

import java.io.IOException;
import java.nio.file.Path;

/** A file does not hold what was written to it. */
public final class DamagedFileException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedFileException(Path file, String how) {
    super(file + " is damaged: " + how);
  }
}
