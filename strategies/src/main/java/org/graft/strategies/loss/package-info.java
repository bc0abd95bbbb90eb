/**
 * Losses on features, which strategies put beside cross-entropy. Each is a pure function of a
 * batch's features, the source's and the targets, with its gradient.
 */
@NullMarked
package org.graft.strategies.loss;

import org.jspecify.annotations.NullMarked;
