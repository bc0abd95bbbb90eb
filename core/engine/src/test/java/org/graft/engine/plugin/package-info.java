/** Tests of plugins. */
@NullMarked
package org.graft.engine.plugin;

import org.jspecify.annotations.NullMarked;
