/** Tests of commands. */
@NullMarked
package org.graft.engine.cli.option;

import org.jspecify.annotations.NullMarked;
