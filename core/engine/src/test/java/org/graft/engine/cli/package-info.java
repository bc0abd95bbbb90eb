/** Tests of commands. */
@NullMarked
package org.graft.engine.cli;

import org.jspecify.annotations.NullMarked;
