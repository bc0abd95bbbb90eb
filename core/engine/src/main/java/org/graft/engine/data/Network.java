package org.graft.engine.data;

/** Whether files may be downloaded. */
public enum Network {
  /** Downloads are allowed. */
  ONLINE,
  /** No downloads: what is not on this machine is an error. */
  OFFLINE
}
