/** What a run tells the processes that do its steps. */
@NullMarked
package org.graft.engine.experiment;

import org.jspecify.annotations.NullMarked;
