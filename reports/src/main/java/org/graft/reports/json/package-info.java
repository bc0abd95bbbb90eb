/** Records as JSON and their schema. Start at {@link org.graft.reports.json.RecordJson}. */
@NullMarked
package org.graft.reports.json;

import org.jspecify.annotations.NullMarked;
