/** Tests of equal spread, the worst of the runs, and those that failed. */
@NullMarked
package org.graft.engine.methods.spread;

import org.jspecify.annotations.NullMarked;
