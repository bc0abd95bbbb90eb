package org.graft.engine.problem;

/**
 * Where something stands.
 *
 * @param source the file's name, or the option that gave it
 * @param line from 1; 0 where lines mean nothing
 * @param path keys and indices from the top, such as {@code strategies[2].fine-tune}
 */
public record Place(String source, int line, String path) {
  /** The place of what stands under {@code key}. */
  public Place key(String key, int line) {
    return new Place(source, line, path.isEmpty() ? key : path + "." + key);
  }

  /** The place of what stands under {@code key} and was not written. */
  public Place key(String key) {
    return key(key, line);
  }

  /** The place of a list's element. */
  public Place item(int index, int line) {
    return new Place(source, line, path + "[" + index + "]");
  }

  /** File and line. */
  public String where() {
    return line == 0 ? source : source + ":" + line;
  }

  /** This place, with what is wrong there. */
  public Problem problem(String what) {
    return new Problem(where(), path.isEmpty() ? what : path + ": " + what);
  }
}
