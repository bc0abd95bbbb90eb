package org.graft.engine.experiment.recorded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.graft.engine.ledger.Recorded;
import org.graft.engine.ledger.RecordedExperiment;
import org.graft.engine.ledger.SqliteLedger;
import org.graft.engine.problem.UserException;

/**
 * Takes away what Graft wrote of a run, and nothing else: other files that lie in its folder stay.
 *
 * @param folder of the run
 * @param files what goes, folders with all that is in them
 * @param others names of what is not Graft's
 */
public record RunRemoval(Path folder, List<Path> files, List<String> others) {
  private static final Pattern OWN =
      Pattern.compile(
          "ledger\\.sqlite(-.*|\\..*)?|lock|spec\\.yaml|data-notes\\.txt|summary\\.txt"
              + "|report(-.*)?|worker.*|crash.*|hs_err.*|progress\\.json|requests\\.jsonl|.*\\.part");

  private static final Pattern CHAINED =
      Pattern.compile("\"run\":\\{\"trial\":\"([^\"]+)/([0-9a-f]{4,16})\"");

  /** Copies the lists. */
  public RunRemoval {
    files = List.copyOf(files);
    others = List.copyOf(others);
  }

  /** What removing the run of a ledger means. */
  public static RunRemoval of(Path ledger) {
    Path folder = ledger.toAbsolutePath().normalize().resolveSibling("");
    List<Path> files = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        if (OWN.matcher(name).matches()) {
          files.add(file);
        } else {
          others.add(name);
        }
      }
    } catch (IOException e) {
      throw new UserException("cannot read " + folder + ": " + e.getMessage());
    }
    return new RunRemoval(folder, files, others);
  }

  /**
   * Trials of this run that others start from, by {@code backbone: run:NAME/TRIAL}: their numbers
   * can be had again from this run's ledger alone.
   *
   * @param runs where runs are kept
   * @param going folders that are removed with this one
   * @return of each such run the trials that it needs, by its name
   */
  public Map<String, Set<String>> needs(Path runs, Set<Path> going) {
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    for (Path ledger : Ledgers.all(runs)) {
      Path other = ledger.toAbsolutePath().normalize().resolveSibling("");
      if (other.equals(folder) || going.contains(other)) {
        continue;
      }
      Set<String> trials = new TreeSet<>();
      try (SqliteLedger open = SqliteLedger.read(ledger)) {
        for (RecordedExperiment experiment : open.experiments()) {
          open.trials(experiment.id()).forEach(trial -> trials.addAll(needed(runs, trial)));
        }
      } catch (UserException unreadable) {
        continue;
      }
      if (!trials.isEmpty()) {
        needs.put(String.valueOf(other.getFileName()), trials);
      }
    }
    return needs;
  }

  private List<String> needed(Path runs, Recorded trial) {
    List<String> trials = new ArrayList<>();
    Matcher chained = CHAINED.matcher(trial.settings().replace("\\\"", "\""));
    while (chained.find()) {
      for (Path place : List.of(Path.of(chained.group(1)), runs.resolve(chained.group(1)))) {
        if (place.toAbsolutePath().normalize().equals(folder)) {
          trials.add(chained.group(2));
          break;
        }
      }
    }
    return trials;
  }

  /**
   * Does it; holds the run's folder meanwhile.
   *
   * @throws UserException if a process runs it
   */
  public void remove() throws IOException {
    Path parent = folder.getParent();
    String name = String.valueOf(folder.getFileName());
    try (RunFolder held = RunFolder.take(parent == null ? folder : parent, name)) {
      for (Path file : files) {
        if (!held.path().resolve("lock").equals(file)) {
          delete(file);
        }
      }
      Files.deleteIfExists(folder.resolve("lock"));
    }
    if (others.isEmpty()) {
      Files.deleteIfExists(folder);
    }
  }

  private static void delete(Path file) throws IOException {
    if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
      return;
    }
    try (Stream<Path> all = Files.walk(file)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
