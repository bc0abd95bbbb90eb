/**
 * Files and data sets for experiments: verified downloads and views (classes, subsets, splits,
 * scaling).
 */
@NullMarked
package org.graft.engine.data;

import org.jspecify.annotations.NullMarked;
