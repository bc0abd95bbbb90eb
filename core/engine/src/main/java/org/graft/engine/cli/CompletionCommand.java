package org.graft.engine.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.graft.engine.cli.option.VersionLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a script that completes words of {@code graft} in a shell. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    description = {
      "Prints a script for bash or zsh that completes commands, options, and names of runs, trials",
      "and the catalogue:",
      "",
      "  bash: source <(graft completion bash)      in ~/.bashrc",
      "  zsh:  source <(graft completion zsh)       in ~/.zshrc, after compinit"
    })
final class CompletionCommand implements Callable<Integer> {
  /** Shells there is a script for. */
  enum Shell {
    /** GNU bash, 3.2 or newer. */
    BASH,
    /** The Z shell. */
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell = Shell.BASH;

  @Override
  public Integer call() {
    System.out.print(shell == Shell.BASH ? BASH : ZSH);
    return Main.GOOD;
  }

  private static final String BASH =
      """
      # Completion of graft in bash: source <(graft completion bash)
      _graft_complete() {
        local IFS=$'\\n'
        COMPREPLY=($("${COMP_WORDS[0]}" complete -- "$COMP_CWORD" "${COMP_WORDS[@]:1}" 2>/dev/null))
      }
      complete -o default -F _graft_complete graft ./graft
      """;

  private static final String ZSH =
      """
      #compdef graft
      # Completion of graft in zsh: source <(graft completion zsh)
      _graft_complete() {
        local -a candidates
        candidates=("${(@f)$("${words[1]}" complete -- "$((CURRENT - 1))" "${(@)words[2,-1]}" 2>/dev/null)}")
        candidates=(${candidates:#})
        if (( ${#candidates} )); then
          compadd -a candidates
        else
          _files
        fi
      }
      compdef _graft_complete graft ./graft
      """;
}
