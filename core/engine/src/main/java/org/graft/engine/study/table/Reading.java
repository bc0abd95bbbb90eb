package org.graft.engine.study.table;

import java.util.List;
import org.graft.spi.result.study.Warning;

/**
 * Which column of a table is what; columns are numbered from 0, and -1 is none.
 *
 * @param form how the table holds scores
 * @param strategy column of the strategies; -1 in the wide form
 * @param scores columns of scores: one in the long form, one for each strategy in the wide
 * @param datasets columns that together name a data set
 * @param backbone column of the backbones
 * @param blocks columns that together name a repeat
 * @param cluster column of what repeats belong together by
 * @param status column of the trial's status
 * @param roles what each column was taken for, in their order
 * @param notes what was guessed and could be wrong
 */
record Reading(
    TableOptions.Form form,
    int strategy,
    List<Integer> scores,
    List<Integer> datasets,
    int backbone,
    List<Integer> blocks,
    int cluster,
    int status,
    List<Role> roles,
    List<Warning> notes) {
  /** Copies the lists. */
  Reading {
    scores = List.copyOf(scores);
    datasets = List.copyOf(datasets);
    blocks = List.copyOf(blocks);
    roles = List.copyOf(roles);
    notes = List.copyOf(notes);
  }

  boolean wide() {
    return form == TableOptions.Form.WIDE;
  }
}
