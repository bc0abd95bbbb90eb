package org.graft.datasets.images;

/** What to do about files that are no pictures, broken, hidden or there twice. */
public enum Problems {
  /** Stop and list them. */
  STOP,
  /** Leave them out and list them in the cache. */
  SKIP
}
