/** Tests of experiment files. */
@NullMarked
package org.graft.engine.spec;

import org.jspecify.annotations.NullMarked;
