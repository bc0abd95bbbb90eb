/**
 * From YAML trees to values of records: {@link org.graft.engine.spec.bind.Sweeps} expands what
 * stands for several values, {@link org.graft.engine.spec.bind.Binder} makes the values, {@link
 * org.graft.engine.spec.bind.Label} names them. Which keys there are is for the records to say,
 * with {@link org.graft.spi.base.Param}; no key of an experiment is known here.
 */
@NullMarked
package org.graft.engine.spec.bind;

import org.jspecify.annotations.NullMarked;
