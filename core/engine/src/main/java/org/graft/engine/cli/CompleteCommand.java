package org.graft.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.graft.engine.cli.words.Typed;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell may offer for a word of a line; {@code graft completion} calls it. */
@Command(name = "complete", hidden = true, description = "Prints candidates for a word of a line.")
final class CompleteCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "WORD", description = "Which word, from 1 on.")
  private int word;

  @Parameters(index = "1..*", paramLabel = "LINE", description = "All words after 'graft'.")
  private List<String> line = new ArrayList<>();

  @Override
  public Integer call() {
    candidates(word - 1, line).forEach(System.out::println);
    return Main.GOOD;
  }

  /** Candidates for the word at {@code index}, sorted; those that begin as it does. */
  static List<String> candidates(int index, List<String> line) {
    List<String> words = new ArrayList<>(line);
    while (words.size() <= index) {
      words.add("");
    }
    String begun = words.get(index);
    // The word that is typed may be the beginning of another command's name.
    List<String> before = words.subList(0, index);
    CommandLine graft = GraftCommand.line(new Typed(words), before);
    List<CharSequence> found = new ArrayList<>();
    AutoComplete.complete(
        graft.getCommandSpec(),
        words.toArray(String[]::new),
        index,
        begun.length(),
        String.join(" ", words).length(),
        found);
    TreeSet<String> sorted = new TreeSet<>();
    for (CharSequence rest : found) {
      sorted.add(begun + rest);
    }
    return List.copyOf(sorted);
  }
}
