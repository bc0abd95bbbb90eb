/**
 * What {@code graft new} writes: projects to start a plugin from. Start at {@link
 * org.graft.engine.template.PluginProject}; the files are resources of this package, Java sources
 * as they stand in the docs.
 */
@NullMarked
package org.graft.engine.template;

import org.jspecify.annotations.NullMarked;
