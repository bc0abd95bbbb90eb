/** Tests of the reports on hand-made studies. */
@NullMarked
package org.graft.reports;

import org.jspecify.annotations.NullMarked;
