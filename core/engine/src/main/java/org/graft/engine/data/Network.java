package org.graft.engine.data;

/** Whether files may be downloaded. */
public enum Network {
  /** They may. */
  ONLINE,
  /** They may not: what is not on this machine is an error. */
  OFFLINE
}
