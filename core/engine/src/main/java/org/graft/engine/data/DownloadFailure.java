package org.graft.engine.data;

import java.io.IOException;

/** A mirror, or every mirror, did not give a file; the message says why. */
final class DownloadFailure extends IOException {
  private static final long serialVersionUID = 1L;

  DownloadFailure(String message) {
    super(message);
  }

  DownloadFailure(String message, Exception cause) {
    super(message, cause);
  }
}
