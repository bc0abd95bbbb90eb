package org.graft.spi;

import org.graft.spi.base.Extension;
import org.graft.spi.result.Event;

/** Is told what happens while a run goes on, one event at a time, in order. */
public interface Tracker extends Extension {
  /**
   * Takes note. What it throws is logged once, and once more where it throws something else at the
   * run's end, and does not disturb the run; one that takes longer than a minute over an event is
   * named and hears of nothing more.
   */
  void on(Event event);
}
