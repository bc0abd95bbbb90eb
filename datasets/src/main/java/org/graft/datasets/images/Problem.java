package org.graft.datasets.images;

/**
 * A file or class that the data set is better without.
 *
 * @param name the file's path within the folder, or the class folder's
 * @param what is wrong with it
 */
record Problem(String name, String what) {
  @Override
  public String toString() {
    return name + ": " + what;
  }
}
