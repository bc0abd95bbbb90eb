/**
 * The textbook's four-scenario rule as a tool: how large a target is, how similar its domain, which
 * depth to try, and the experiment that would verify it. Start at {@link
 * org.graft.engine.advise.Adviser}. Nothing here prints; nothing here trains a strategy.
 */
@NullMarked
package org.graft.engine.advise;

import org.jspecify.annotations.NullMarked;
