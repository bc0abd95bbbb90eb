package org.graft.engine.plugin;

import java.util.List;

/** Tells whether the defaults of an entry's parameters can be read as values of their types. */
@FunctionalInterface
public interface DefaultCheck {
  /** What is wrong, one sentence a default; empty if all is well. */
  List<String> faults(Registry registry, Entry entry);
}
