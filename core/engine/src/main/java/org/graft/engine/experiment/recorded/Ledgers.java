package org.graft.engine.experiment.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.ledger.Tried;
import org.graft.engine.plan.Plan;
import org.graft.engine.plan.PlannedTrial;
import org.graft.engine.problem.UserException;

/** Finds runs and trials that were recorded. */
public final class Ledgers {
  private Ledgers() {}

  /** A trial and the ledger it stands in. */
  public record Found(Path ledger, Recorded trial) {}

  /** The ledger that a run's folder, a run's name or a ledger's file means. */
  public static Path of(Path runs, String run) {
    for (Path candidate : List.of(Path.of(run), runs.resolve(run))) {
      if (Files.isRegularFile(candidate) && candidate.toString().endsWith(".sqlite")) {
        return candidate;
      }
      if (Files.isRegularFile(candidate.resolve(SqliteLedger.FILE))) {
        return candidate.resolve(SqliteLedger.FILE);
      }
    }
    throw new UserException(
        "no run '" + run + "' here or in " + runs.toAbsolutePath() + "; there are: " + names(runs));
  }

  /** The one of {@code found} trials, all of whose ids begin with {@code prefix}. */
  public static Recorded one(String prefix, List<Recorded> found, Path where) {
    List<Recorded> distinct = new ArrayList<>();
    for (Recorded trial : found) {
      if (distinct.stream().noneMatch(t -> t.card().id().equals(trial.card().id()))) {
        distinct.add(trial);
      }
    }
    if (distinct.size() != 1) {
      throw new UserException(
          distinct.isEmpty()
              ? "no trial '" + prefix + "' in " + where
              : "'" + prefix + "' begins " + distinct.size() + " trials' ids; give more digits");
    }
    return distinct.get(0);
  }

  private static String names(Path runs) {
    List<String> names =
        all(runs).stream().map(l -> runs.relativize(l).getName(0).toString()).toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  /** The ledgers of all runs in {@code runs}, by name. */
  public static List<Path> all(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders
          .map(f -> f.resolve(SqliteLedger.FILE))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UserException("cannot read " + runs + ": " + e.getMessage());
    }
  }

  /** The one trial of a ledger whose id begins with {@code prefix}. */
  public static Found trialIn(Path ledger, String prefix) {
    try (SqliteLedger open = SqliteLedger.read(ledger)) {
      List<Recorded> found = open.trialsById(prefix);
      if (found.size() != 1) {
        throw new UserException(
            found.isEmpty()
                ? "no trial '" + prefix + "' in " + ledger
                : "'" + prefix + "' begins " + found.size() + " trials' ids; give more digits");
      }
      return new Found(ledger, found.get(0));
    }
  }

  /** The experiment that a trial was recorded in. */
  public static RecordedExperiment experiment(Found found) {
    try (SqliteLedger ledger = SqliteLedger.read(found.ledger())) {
      for (RecordedExperiment experiment : ledger.experiments()) {
        boolean holds =
            ledger.trials(experiment.id()).stream()
                .map(Recorded::card)
                .anyMatch(card -> card.id().equals(found.trial().card().id()));
        if (holds) {
          return experiment;
        }
      }
    }
    throw new UserException(
        "no recorded spec holds trial " + found.trial().card().id() + " any more");
  }

  /** What a trial chose from; nothing where it chose nothing. */
  public static List<Tried> tried(Found found, RecordedExperiment experiment) {
    try (SqliteLedger ledger = SqliteLedger.read(found.ledger())) {
      return ledger.tried(experiment.id()).getOrDefault(found.trial().card().id(), List.of());
    }
  }

  /** The trial of that id in its experiment's plan. */
  public static PlannedTrial planned(Plan plan, String id) {
    return plan.trials().stream()
        .filter(t -> t.card().id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "trial "
                        + id
                        + " is no longer what its spec gives: the data or a plugin's code"
                        + " changed since it was recorded"));
  }

  /** The one trial whose id begins with {@code prefix}, in any run of {@code runs}. */
  public static Found trial(Path runs, String prefix) {
    if (!prefix.matches("[0-9a-f]{4,16}")) {
      throw new UserException(
          "'" + prefix + "' is not a trial's id; give 4 to 16 of its hexadecimal digits");
    }
    List<Found> found = new ArrayList<>();
    for (Path ledger : all(runs)) {
      try (SqliteLedger open = SqliteLedger.read(ledger)) {
        open.trialsById(prefix).forEach(trial -> found.add(new Found(ledger, trial)));
      }
    }
    long ids = found.stream().map(f -> f.trial().card().id()).distinct().count();
    if (ids == 0) {
      throw new UserException(
          "no trial '" + prefix + "' in the runs of " + runs.toAbsolutePath() + ": " + names(runs));
    }
    if (ids > 1) {
      throw new UserException("'" + prefix + "' begins " + ids + " trials' ids; give more digits");
    }
    return found.stream()
        .filter(f -> f.trial().outcome().isPresent())
        .findFirst()
        .orElse(found.get(0));
  }
}
