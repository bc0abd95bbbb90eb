/** Tests of commands. */
@NullMarked
package org.graft.engine.cli.text;

import org.jspecify.annotations.NullMarked;
