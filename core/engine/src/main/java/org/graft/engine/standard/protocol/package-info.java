/**
 * Protocols of evaluation that experiment files can name. Each is a record that says what it fixes;
 * a plugin adds others by the same door.
 */
@NullMarked
package org.graft.engine.standard.protocol;

import org.jspecify.annotations.NullMarked;
