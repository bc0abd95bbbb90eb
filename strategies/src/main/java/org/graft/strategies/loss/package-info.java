/**
 * Losses on features, which strategies put beside cross-entropy. Each is a pure function of a
 * batch's features and the source's, with its gradient.
 */
@NullMarked
package org.graft.strategies.loss;

import org.jspecify.annotations.NullMarked;
