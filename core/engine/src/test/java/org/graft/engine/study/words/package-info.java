/** Tests of words. */
@NullMarked
package org.graft.engine.study.words;

import org.jspecify.annotations.NullMarked;
