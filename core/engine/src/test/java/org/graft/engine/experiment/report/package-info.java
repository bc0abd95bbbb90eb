/** Tests of reports' folders. */
@NullMarked
package org.graft.engine.experiment.report;

import org.jspecify.annotations.NullMarked;
