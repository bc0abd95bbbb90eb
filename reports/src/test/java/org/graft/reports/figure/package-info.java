/** Tests. */
@NullMarked
package org.graft.reports.figure;

import org.jspecify.annotations.NullMarked;
