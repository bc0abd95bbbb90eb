/** A plugin that is small enough to be planned and run in tests. */
@NullMarked
package org.graft.engine.lab;

import org.jspecify.annotations.NullMarked;
