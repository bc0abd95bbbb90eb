package org.graft.engine.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.ToNumberPolicy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graft.engine.cli.option.VersionLine;
import org.graft.engine.cli.text.Json;
import org.graft.engine.cli.text.MethodText;
import org.graft.engine.cli.text.MethodsPage;
import org.graft.engine.methods.catalogue.Answer;
import org.graft.engine.methods.catalogue.Catalogue;
import org.graft.engine.methods.catalogue.MethodCard;
import org.graft.engine.problem.UserException;
import org.graft.stats.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one statistical method on arrays. */
@Command(
    name = "stats",
    versionProvider = VersionLine.class,
    description = {
      "Runs one statistical method on arrays, read as JSON from FILE or standard input.",
      "The input is the object of the method's arguments, or a case that has it under \"data\".",
      "A missing value is null or \"NaN\", an infinity \"Infinity\"."
    })
final class StatsCommand implements Callable<Integer> {
  /** Numbers stay as they are written, seeds of 64 bits among them. */
  private static final Gson JSON =
      new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER).create();

  @Parameters(index = "0", arity = "0..1", paramLabel = "METHOD", description = "The method.")
  private Optional<String> method = Optional.empty();

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "File of the input; standard input when absent or -.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--json", description = "Print everything computed as JSON in full precision.")
  private boolean json;

  @Option(names = "--list", description = "List all methods.")
  private boolean list;

  @Option(names = "--page", description = "Print the page of all methods as Markdown.")
  private boolean page;

  @Option(names = "--describe", description = "Say what METHOD takes, computes and assumes.")
  private boolean describe;

  @Option(
      names = {"-h", "--help"},
      description = "Show this help, or that of METHOD.")
  private boolean help;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (list || page) {
      System.out.print(page ? MethodsPage.markdown() : MethodText.list());
      return Main.GOOD;
    }
    if (method.isEmpty()) {
      CommandLine command = spec.commandLine();
      command.usage(help ? command.getOut() : command.getErr());
      return help ? Main.GOOD : Main.USER;
    }
    MethodCard chosen = method(method.get());
    if (help || describe) {
      System.out.print(MethodText.of(chosen));
      return Main.GOOD;
    }
    return run(chosen);
  }

  private Integer run(MethodCard chosen) throws IOException {
    Answer answer;
    try {
      answer = Catalogue.run(chosen.name(), arguments());
    } catch (Refusal refusal) {
      throw new UserException(chosen.name() + ": " + refusal.getMessage());
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>(answer.values());
    Map<String, Object> refused = new LinkedHashMap<>();
    answer.refusals().forEach((name, refusal) -> refused.put(name, reason(refusal)));
    result.put("not-applicable", refused);
    result.put("notes", answer.notes());
    System.out.println(json ? Json.text(result) : MethodText.answer(result));
    return Main.GOOD;
  }

  private static Map<String, String> reason(Refusal refusal) {
    Map<String, String> reason = new LinkedHashMap<>();
    reason.put("reason", refusal.reason().label());
    reason.put("message", String.valueOf(refusal.getMessage()));
    return reason;
  }

  private static MethodCard method(String name) {
    try {
      return Catalogue.method(name);
    } catch (Refusal refusal) {
      throw new UserException(String.valueOf(refusal.getMessage()));
    }
  }

  private Map<String, @Nullable Object> arguments() throws IOException {
    try (Reader reader = reader()) {
      Object read = JSON.fromJson(reader, Object.class);
      if (read == null) {
        throw new UserException(
            "the input is empty; give the arguments as a JSON object, such as {\"x\": [1, 2, 3]}");
      }
      if (!(read instanceof Map<?, ?> map)) {
        throw new UserException("the input must be a JSON object of arguments, found " + read);
      }
      Object data = map.get("data");
      Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
      (data instanceof Map<?, ?> inner ? inner : map)
          .forEach((key, value) -> arguments.put(String.valueOf(key), value));
      return arguments;
    } catch (JsonParseException e) {
      throw new UserException("the input is not JSON" + where(String.valueOf(e.getMessage())));
    }
  }

  /** Where the parser stopped, from its message. */
  private static String where(String message) {
    Matcher at = Pattern.compile("line (\\d+) column (\\d+)").matcher(message);
    return at.find()
        ? ": it breaks off or is malformed at line " + at.group(1) + ", column " + at.group(2)
        : ": " + message;
  }

  private Reader reader() throws IOException {
    if (file.isEmpty() || file.get().toString().equals("-")) {
      return new InputStreamReader(System.in, StandardCharsets.UTF_8);
    }
    if (!Files.isRegularFile(file.get())) {
      throw new UserException("there is no file " + file.get());
    }
    return Files.newBufferedReader(file.get());
  }
}
