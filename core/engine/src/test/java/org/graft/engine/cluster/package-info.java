/** Tests of runs on a batch system. */
@NullMarked
package org.graft.engine.cluster;

import org.jspecify.annotations.NullMarked;
