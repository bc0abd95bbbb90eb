package org.graft.reports.table;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.result.study.SettingResult;
import org.graft.spi.result.study.Study;

/**
 * All tables of a study.
 *
 * @param across tables over all data sets
 * @param settings tables of each setting, in the study's order
 * @param sweeps results over numbers that strategies differ in, one table for each
 * @param transferability transferability scores beside results; none where none were asked for
 * @param losses trials without a score; no rows where there are none
 */
public record Tables(
    List<Table> across,
    List<List<Table>> settings,
    List<Table> sweeps,
    List<Table> transferability,
    Table losses) {
  /** The tables that a study has numbers for. */
  public static Tables of(Study study) {
    List<SettingResult> results = study.analysis().settings();
    List<List<Table>> settings = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      String suffix = results.size() == 1 ? "" : "-" + (i + 1);
      settings.add(new SettingTables(study, results.get(i), suffix).all());
    }
    return new Tables(
        study
            .analysis()
            .across()
            .map(a -> new AcrossTables(a, study.design().measure()).all())
            .orElse(List.of()),
        settings,
        SweepTables.of(study),
        TransferabilityTables.of(study),
        losses(study));
  }

  /** All of them that have rows, in the order in which they are read. */
  public List<Table> all() {
    List<Table> all = new ArrayList<>(across);
    settings.forEach(all::addAll);
    all.addAll(sweeps);
    all.addAll(transferability);
    all.add(losses);
    return all.stream().filter(t -> !t.rows().isEmpty()).toList();
  }

  private static Table losses(Study study) {
    return Table.of(
        "losses",
        "Trials without a score",
        List.of(
            Column.words("where"),
            Column.words("strategy"),
            Column.words("replicate"),
            Column.words("what"),
            Column.words("why"),
            Column.words("consequence")),
        study.design().losses().list().stream()
            .map(
                l ->
                    List.of(
                        Cell.words(l.setting()),
                        Cell.strategy(l.strategy()),
                        Cell.words(l.block()),
                        Cell.words(l.what()),
                        Cell.words(l.reason()),
                        Cell.words(l.consequence())))
            .toList());
  }
}
