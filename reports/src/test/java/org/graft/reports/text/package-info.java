/** Tests. */
@NullMarked
package org.graft.reports.text;

import org.jspecify.annotations.NullMarked;
