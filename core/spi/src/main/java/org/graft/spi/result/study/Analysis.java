package org.graft.spi.result.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of it.
 *
 * @param answer all of it in a sentence, and like comparisons together
 * @param settings one for each transfer with each backbone, or for each data set
 * @param across all data sets together; empty below five data sets
 * @param warnings what limits conclusions, gravest first
 * @param scatters pictures of data with two features
 * @param transferability how transferability scores ranked what trials then showed; none where none
 *     were asked for
 * @param sweeps results over numbers that strategies differ in
 */
public record Analysis(
    Answer answer,
    List<SettingResult> settings,
    Optional<AcrossDatasets> across,
    List<Warning> warnings,
    List<Scatter> scatters,
    List<Transferability> transferability,
    List<Sweep> sweeps) {
  /** Copies the lists. */
  public Analysis {
    settings = List.copyOf(settings);
    warnings = List.copyOf(warnings);
    scatters = List.copyOf(scatters);
    transferability = List.copyOf(transferability);
    sweeps = List.copyOf(sweeps);
  }

  /** An analysis without transferability scores and sweeps. */
  public Analysis(
      Answer answer,
      List<SettingResult> settings,
      Optional<AcrossDatasets> across,
      List<Warning> warnings,
      List<Scatter> scatters) {
    this(answer, settings, across, warnings, scatters, List.of(), List.of());
  }

  /** The same with transferability scores. */
  public Analysis withTransferability(List<Transferability> all) {
    return new Analysis(answer, settings, across, warnings, scatters, all, sweeps);
  }

  /** The same with results over numbers that strategies differ in. */
  public Analysis withSweeps(List<Sweep> all) {
    return new Analysis(answer, settings, across, warnings, scatters, transferability, all);
  }

  /** The same with another overall answer. */
  public Analysis with(Answer other) {
    return new Analysis(other, settings, across, warnings, scatters, transferability, sweeps);
  }

  /** The same with another warning, gravest first. */
  public Analysis with(Warning another) {
    List<Warning> all = new ArrayList<>(warnings);
    all.add(another);
    all.sort(Comparator.comparing(Warning::gravity));
    return new Analysis(answer, settings, across, all, scatters, transferability, sweeps);
  }

  /** Nothing analysed yet. */
  public static Analysis none() {
    return new Analysis(Answer.NONE, List.of(), Optional.empty(), List.of(), List.of());
  }
}
