/** Tests of the parts of the analysis. */
@NullMarked
package org.graft.engine.study.analysis;

import org.jspecify.annotations.NullMarked;
