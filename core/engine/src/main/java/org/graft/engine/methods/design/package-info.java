/** Power and sample size, stopping rules, and equivalence. */
@NullMarked
package org.graft.engine.methods.design;

import org.jspecify.annotations.NullMarked;
