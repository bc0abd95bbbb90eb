/** Tests of many groups or many data sets, comparisons of average ranks, and adjusted p-values. */
@NullMarked
package org.graft.engine.methods.groups;

import org.jspecify.annotations.NullMarked;
