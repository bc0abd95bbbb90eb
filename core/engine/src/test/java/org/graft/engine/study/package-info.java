/** Tests of studies by hand-made scores. */
@NullMarked
package org.graft.engine.study;

import org.jspecify.annotations.NullMarked;
