package org.graft.engine.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graft.engine.cli.option.StoreOptions;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.ConsoleTracker;
import org.graft.engine.data.Network;
import org.graft.engine.experiment.planning.Places;
import org.graft.engine.store.ByteText;
import org.graft.engine.store.DamagedFileException;
import org.graft.engine.store.Store;
import org.graft.engine.store.StoreLimit;
import org.graft.engine.store.StoredFile;
import org.graft.engine.study.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The store of source models and features: lists it, clears it, checks it. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = "Lists, clears or checks the store of source models and features.",
    synopsisSubcommandLabel = "COMMAND")
final class StoreCommand {
  private static Store store() {
    return new Store(Places.fromEnvironment(Network.OFFLINE).store(), StoreLimit.STANDARD);
  }

  @Command(
      name = "ls",
      mixinStandardHelpOptions = true,
      description = "Lists what the store holds, the one used last first.")
  int list() throws IOException {
    Store store = store();
    List<StoredFile> files = store.files();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("what", "key", "size", "last used"));
    for (StoredFile file : files) {
      rows.add(
          List.of(
              what(file),
              file.key().substring(0, Math.min(12, file.key().length())),
              ByteText.of(file.bytes()),
              ago(file.used())));
    }
    if (!files.isEmpty()) {
      System.out.print(Columns.render(rows));
    }
    System.out.println(sum(files) + " in " + store.folder());
    return Main.GOOD;
  }

  @Command(
      name = "gc",
      mixinStandardHelpOptions = true,
      description = {
        "Removes what was left unfinished and, the longest unused first, what is over the limit.",
        "Files that a running process holds stay."
      })
  int collect(@Mixin StoreOptions limit) throws IOException {
    Store store = limit.asked().map(store()::within).orElseGet(StoreCommand::store);
    List<StoredFile> gone = store.collect();
    System.out.println(
        "removed " + sum(gone) + "; left: " + sum(store.files()) + " in " + store.folder());
    return Main.GOOD;
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Reads every file and compares it with its checksum. Exit code 1 if one is damaged; it is",
        "computed again when it is needed."
      })
  int verify() throws IOException {
    Store store = store();
    List<StoredFile> files = store.files();
    int damaged = 0;
    for (StoredFile file : files) {
      Optional<String> damage = file.damage();
      if (damage.isPresent()) {
        damaged++;
        System.out.println(damage.get());
      }
    }
    System.out.println(sum(files) + " in " + store.folder() + ", " + damaged + " damaged");
    return damaged > 0 ? Main.FAILURES : Main.GOOD;
  }

  private static String what(StoredFile file) throws IOException {
    try {
      String what = file.what();
      return what.isEmpty() ? "?" : what;
    } catch (DamagedFileException e) {
      return "damaged";
    }
  }

  private static String sum(List<StoredFile> files) {
    long bytes = files.stream().mapToLong(StoredFile::bytes).sum();
    return files.size() + (files.size() == 1 ? " file, " : " files, ") + ByteText.of(bytes);
  }

  private static String ago(Instant instant) {
    return ConsoleTracker.duration(
            Math.max(0, Duration.between(instant, Instant.now()).toMillis() / 1000.0))
        + " ago";
  }
}
