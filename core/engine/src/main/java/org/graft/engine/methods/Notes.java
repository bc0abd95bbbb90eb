package org.graft.engine.methods;

import java.util.ArrayList;
import java.util.List;

/** Remarks on an answer: values that were dropped, a policy that was applied. For one thread. */
public final class Notes {
  private final List<String> notes = new ArrayList<>();

  /** Adds a remark; an empty one says nothing. */
  public void add(String note) {
    if (!note.isEmpty()) {
      notes.add(note);
    }
  }

  /** The remarks in order. */
  public List<String> all() {
    return List.copyOf(notes);
  }
}
