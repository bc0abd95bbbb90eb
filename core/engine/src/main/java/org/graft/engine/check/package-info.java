/**
 * Looks a plugin over as its author would before giving it away: {@link
 * org.graft.engine.check.PluginCheck} is the door. The contracts are the testkit's, which no run
 * needs: it is on the class path of this check alone, so nothing else may reach in here.
 */
@NullMarked
package org.graft.engine.check;

import org.jspecify.annotations.NullMarked;
