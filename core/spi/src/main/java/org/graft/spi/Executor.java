package org.graft.spi;

import org.graft.spi.base.Extension;

/** Has the steps of a run done: in this process, or in jobs of a batch system. */
public sealed interface Executor extends Extension permits TrialExecutor, DetachedExecutor {}
