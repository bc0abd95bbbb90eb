/** Tests of what an extension's code is known by. */
@NullMarked
package org.graft.engine.code;

import org.jspecify.annotations.NullMarked;
