/**
 * What code an extension is. Start at {@link org.graft.engine.code.ExtensionCode}.
 *
 * <p>Class files are read as bytes and never loaded from here. What a class says to people only
 * (line numbers, names of local variables, the documentation of parameters) does not count.
 */
@NullMarked
package org.graft.engine.code;

import org.jspecify.annotations.NullMarked;
