/** Tests of what a run's page may see and ask. */
@NullMarked
package org.graft.engine.watch;

import org.jspecify.annotations.NullMarked;
