package org.graft.engine.data;

/** Which part of a data set is used, how it is split and scaled. (Completed by the data module.) */
public record View() {
  /** As canonical JSON. */
  public String canonical() {
    return "{}";
  }
}
