package org.graft.engine.plan;

import org.graft.spi.base.Seed;

/**
 * A source model: weights that are trained once, or read.
 *
 * @param key digest of what determines its weights
 * @param setting transfer and backbone
 * @param replicate which, from 0
 * @param seed its initialisation and order
 */
public record SourceModel(String key, Setting setting, int replicate, Seed seed) {
  /** Which it is, in words. */
  public String words() {
    return "source model "
        + (replicate + 1)
        + ": "
        + setting.backbone().label()
        + ", "
        + setting.transfer().name();
  }
}
