/**
 * The JSON Schema of experiment files, made of the same records that files are bound to. Start at
 * {@link org.graft.engine.spec.schema.SchemaWriter}.
 */
@NullMarked
package org.graft.engine.spec.schema;

import org.jspecify.annotations.NullMarked;
