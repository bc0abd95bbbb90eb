package org.graft.spi.result.study;

import java.util.List;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param settings one for each transfer with each backbone, or for each data set
 * @param across all data sets together; empty below five data sets
 * @param warnings what limits conclusions, gravest first
 * @param scatters pictures of data with two features
 */
public record Analysis(
    List<SettingResult> settings,
    Optional<AcrossDatasets> across,
    List<Warning> warnings,
    List<Scatter> scatters) {
  /** Copies the lists. */
  public Analysis {
    settings = List.copyOf(settings);
    warnings = List.copyOf(warnings);
    scatters = List.copyOf(scatters);
  }

  /** Nothing analysed yet. */
  public static Analysis none() {
    return new Analysis(List.of(), Optional.empty(), List.of(), List.of());
  }
}
