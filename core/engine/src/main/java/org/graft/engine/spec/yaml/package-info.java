/**
 * YAML as a tree that knows where each part stands. Start at {@link
 * org.graft.engine.spec.yaml.Yaml}; {@link org.graft.engine.spec.yaml.YamlReader} reads text,
 * {@link org.graft.engine.spec.yaml.Merge} lays one file over another and {@link
 * org.graft.engine.spec.yaml.Overrides} options over both. Trees go in and come out: nothing is
 * bound here.
 */
@NullMarked
package org.graft.engine.spec.yaml;

import org.jspecify.annotations.NullMarked;
