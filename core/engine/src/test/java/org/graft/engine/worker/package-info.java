/** Worker processes and what is said to them. */
@NullMarked
package org.graft.engine.worker;

import org.jspecify.annotations.NullMarked;
