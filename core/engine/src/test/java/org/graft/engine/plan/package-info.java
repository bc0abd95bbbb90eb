/** Tests of planning. */
@NullMarked
package org.graft.engine.plan;

import org.jspecify.annotations.NullMarked;
