/**
 * What every statistical method of the catalogue is made of. A method is a record of its inputs,
 * each documented by {@link org.graft.spi.base.Param} and bound like any other parameter; its
 * answer is a record of outputs, documented the same way. The families stand in packages of their
 * own; only they know the algorithms of {@code org.graft.stats}, and no algorithm knows them. Start
 * at {@link org.graft.engine.methods.StatisticalMethod}.
 */
@NullMarked
package org.graft.engine.methods;

import org.jspecify.annotations.NullMarked;
