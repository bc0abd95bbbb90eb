package org.graft.engine.problem;

/**
 * One thing wrong with what the user gave.
 *
 * @param where file and line, or the option: {@code blobs.yaml:12}
 * @param what what was expected, what was found, what to do
 */
public record Problem(String where, String what) {
  @Override
  public String toString() {
    return where + ": " + what;
  }
}
