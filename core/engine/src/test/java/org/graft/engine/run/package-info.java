/** Running a plan. */
@NullMarked
package org.graft.engine.run;

import org.jspecify.annotations.NullMarked;
