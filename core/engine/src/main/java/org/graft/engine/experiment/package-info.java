/** The application: reads, plans and runs experiments. */
@NullMarked
package org.graft.engine.experiment;

import org.jspecify.annotations.NullMarked;
