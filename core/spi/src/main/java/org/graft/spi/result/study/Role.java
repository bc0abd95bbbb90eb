package org.graft.spi.result.study;

/** Whether a comparison belongs to the declared family. */
public enum Role {
  /** It was declared before the run and counts in the adjustment. */
  PRIMARY,
  /** It is shown beside, unadjusted and labelled so. */
  SECONDARY
}
