package org.graft.spi;

import org.graft.spi.base.Extension;
import org.graft.spi.result.Event;

/** Is told what happens while a run goes on, one event at a time, in order. */
public interface Tracker extends Extension {
  /** Takes note; what it throws is logged once and does not disturb the run. */
  void on(Event event);
}
