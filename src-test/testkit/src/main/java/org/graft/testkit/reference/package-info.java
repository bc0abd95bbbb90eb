/**
 * A trainer in plain Java that is slow and meant to be obviously right: the yardstick of every
 * other. Start at {@link org.graft.testkit.reference.ReferenceTrainer}; one file a layer kind, each
 * an {@link org.graft.testkit.reference.Operation} with its derivative beside it. Nothing clever
 * may come in.
 */
@NullMarked
package org.graft.testkit.reference;

import org.jspecify.annotations.NullMarked;
