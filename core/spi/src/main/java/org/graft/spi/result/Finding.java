package org.graft.spi.result;

/**
 * Something a user should know about how Graft runs here.
 *
 * @param subject what it is about
 * @param level how it stands
 * @param text in words
 */
public record Finding(String subject, Level level, String text) {
  /** How it stands. */
  public enum Level {
    /** As it should be. */
    GOOD,
    /** Works, but not as well as it could. */
    WARNING,
    /** Does not work. */
    BAD
  }
}
