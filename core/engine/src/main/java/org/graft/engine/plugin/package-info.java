/**
 * Finding plugins: the class path and plugin folders, what they offer and what is broken. Start at
 * Registry.
 */
@NullMarked
package org.graft.engine.plugin;

import org.jspecify.annotations.NullMarked;
