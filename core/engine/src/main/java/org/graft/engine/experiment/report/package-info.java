/**
 * What a run leaves to be read: the files of its reports and the summary kept beside its ledger.
 */
@NullMarked
package org.graft.engine.experiment.report;

import org.jspecify.annotations.NullMarked;
