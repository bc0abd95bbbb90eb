import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Damages files and has the command line read them, in this process:
 *
 * <pre>
 * java -Xmx1g -Djava.awt.headless=true -cp 'plugins/bundle/target/graft/lib/*' src-test/bench/Fuzz.java \
 *     300 1 datasets/src/test/resources plugins/backbones/src/test/resources experiments
 * </pre>
 *
 * <p>Arguments: how many inputs, the seed, and files or folders to start from: experiments (.yaml),
 * tables (.csv, .csv.gz, .arff), arrays (.h5, .mat, .idx, .tar.gz of CIFAR-10), lists of pictures
 * (.list, .jsonl), pictures, networks (.h5, .keras, .onnx, .zip below a folder 'backbones' or 'onnx',
 * .pth, .safetensors), runs (ledger.sqlite). Each input is damaged in one of eight ways.
 * Right is exit code 0, where the damage does no harm, or 2 with the file named; never a stack
 * trace, a bare exception, more than ten seconds or, by -Xmx, a gigabyte. Prints what is not so,
 * with the damaged file kept, and exits 1 if anything was.
 */
public final class Fuzz {
  private static final int SECONDS = 10;
  private static final List<String> PICTURES = List.of("png", "jpg", "gif", "bmp", "webp", "tif");

  public static void main(String[] arguments) throws Exception {
    int count = Integer.parseInt(arguments[0]);
    Random random = new Random(Long.parseLong(arguments[1]));
    List<Path> seeds = new ArrayList<>();
    for (String place : Arrays.asList(arguments).subList(2, arguments.length)) {
      try (Stream<Path> files = Files.walk(Path.of(place).toAbsolutePath())) {
        files
            .filter(file -> Files.isRegularFile(file) && !command(file, file).isEmpty())
            .filter(file -> file.toFile().length() < 2_000_000)
            .sorted()
            .forEach(seeds::add);
      }
    }
    Path work = Files.createTempDirectory("graft-fuzz");
    System.out.printf("%d seeds, inputs in %s%n", seeds.size(), work);
    int wrong = 0;
    int refused = 0;
    for (int i = 0; i < count; i++) {
      Path seed = seeds.get(random.nextInt(seeds.size()));
      Path folder = Files.createDirectory(work.resolve(String.valueOf(i)));
      Path input = input(folder, seed, damaged(Files.readAllBytes(seed), random));
      Result result = run(command(seed, input));
      refused += result.code() == 2 ? 1 : 0;
      List<String> faults = faults(result, input);
      if (!faults.isEmpty()) {
        wrong++;
        System.out.printf("%s (%s): %s%n", input, seed.getFileName(), String.join(", ", faults));
        System.out.println(result.text().lines().limit(6).map(line -> "    " + cut(line)).toList());
      }
    }
    System.out.printf("%d inputs: %d refused, %d wrong%n", count, refused, wrong);
    System.exit(wrong == 0 ? 0 : 1);
  }

  /** What reads a file; empty for what is no seed. */
  private static List<String> command(Path seed, Path input) {
    String name = String.valueOf(seed.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean network = seed.toString().matches(".*/(backbones|onnx|dl4j)/.*");
    if (name.endsWith(".csv.gz")) {
      return plan("csv: {train: '" + input + "', header: present}");
    } else if (name.endsWith(".tar.gz")) {
      return plan("cifar10: {folder: '" + input.getParent() + "'}");
    } else if (PICTURES.contains(ending)) {
      return plan("image-folder: {folder: '" + input.getParent().getParent() + "', size: 8}");
    }
    return switch (ending) {
      case "yaml" -> List.of("plan", input.toString(), "--offline");
      case "csv" ->
          seed.toString().contains("scores")
              ? List.of("compare", input.toString())
              : plan("csv: {train: '" + input + "', header: present}");
      case "arff" -> plan("arff: {train: '" + input + "'}");
      case "h5" ->
          network
              ? List.of(
                  "backbone", "show", "keras-file: {file: '" + input + "', preprocessing: none}")
              : plan("hdf5: {train: '" + input + "', features: data, labels: labels}");
      case "idx" ->
          plan("idx: {train-images: '%1$s', train-labels: '%1$s'}".formatted(input));
      case "list", "jsonl" -> plan("image-list: {train: '" + input + "', size: 8}");
      case "pth", "pt", "bin", "safetensors" ->
          List.of("backbone", "show", "torch-file: {file: '" + input + "', preprocessing: none}");
      case "mat" -> plan("mat: {train: '" + input + "', features: fts, labels: labels}");
      case "keras" ->
          List.of("backbone", "show", "keras-file: {file: '" + input + "', preprocessing: none}");
      case "onnx" ->
          List.of("backbone", "show", "onnx-file: {file: '" + input + "', preprocessing: none}");
      case "zip" ->
          network
              ? List.of(
                  "backbone", "show", "dl4j-file: {file: '" + input + "', preprocessing: none}")
              : List.of();
      case "sqlite" -> List.of("export", input.getParent().toString());
      default -> List.of();
    };
  }

  private static List<String> plan(String data) {
    return List.of("plan", data, "--offline");
  }

  /** The damaged file; pictures as one of a folder of two classes. */
  private static Path input(Path folder, Path seed, byte[] bytes) throws IOException {
    String name = String.valueOf(seed.getFileName());
    boolean picture = PICTURES.stream().anyMatch(ending -> name.endsWith("." + ending));
    if (!picture) {
      return Files.write(folder.resolve(name), bytes);
    }
    for (String type : List.of("cat", "dog")) {
      Files.createDirectories(folder.resolve(type));
    }
    for (int i = 0; i < 4; i++) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i, i, 0xff8040);
      String type = i % 2 == 0 ? "cat" : "dog";
      ImageIO.write(image, "png", folder.resolve(type).resolve("whole-" + i + ".png").toFile());
    }
    return Files.write(folder.resolve("cat").resolve(name), bytes);
  }

  /** The bytes with one of eight damages. */
  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    int length = copy.length;
    if (length < 2) {
      return copy;
    }
    int at = random.nextInt(length);
    int run = 1 + random.nextInt(Math.min(64, length - at));
    switch (random.nextInt(8)) {
      case 0:
        return Arrays.copyOf(copy, at);
      case 1:
        copy[at] ^= (byte) (1 << random.nextInt(8));
        return copy;
      case 2:
        for (int i = 0; i < 1 + length / 200; i++) {
          copy[random.nextInt(length)] = (byte) random.nextInt();
        }
        return copy;
      case 3:
        Arrays.fill(copy, at, at + run, (byte) (random.nextBoolean() ? 0xff : 0));
        return copy;
      case 4:
        return joined(Arrays.copyOf(copy, at), Arrays.copyOfRange(copy, at + run, length));
      case 5:
        return joined(Arrays.copyOf(copy, at + run), Arrays.copyOfRange(copy, at, length));
      case 6:
        byte[] noise = new byte[run];
        random.nextBytes(noise);
        return joined(joined(Arrays.copyOf(copy, at), noise), Arrays.copyOfRange(copy, at, length));
      default:
        String[] odd = {
          "-1", "99999999999", "NaN", "null", "{{{{{", "&a [*a]", "\0", "1e999", "\"", "..", "é"
        };
        byte[] word = odd[random.nextInt(odd.length)].getBytes(StandardCharsets.UTF_8);
        return joined(
            joined(Arrays.copyOf(copy, at), word),
            Arrays.copyOfRange(copy, Math.min(length, at + word.length), length));
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private record Result(int code, String text, double seconds) {}

  /** Runs a command as Graft's main class does, but for the end of the process. */
  private static Result run(List<String> command) throws Exception {
    List<String> words = new ArrayList<>(command);
    if (words.get(0).equals("plan") && words.get(1).indexOf(": {") > 0) {
      Path file = Files.createTempFile("graft-fuzz", ".yaml");
      Files.writeString(
          file,
          """
          target: &data {%s, test: 0.5}
          source: *data
          backbone: {mlp: {hidden: [2]}}
          training: {epochs: 1}
          strategies: [scratch]
          """
              .formatted(words.get(1)));
      words.set(1, file.toString());
    }
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
    Method main =
        Class.forName("org.graft.engine.cli.Main").getDeclaredMethod("run", String[].class);
    main.setAccessible(true);
    long start = System.nanoTime();
    FutureTask<Integer> task =
        new FutureTask<>(() -> (Integer) main.invoke(null, (Object) words.toArray(String[]::new)));
    int code;
    String thrown = "";
    try {
      System.setOut(both);
      System.setErr(both);
      Thread thread = new Thread(null, task, "fuzz", 1 << 20);
      thread.setDaemon(true);
      thread.start();
      code = task.get(2 * SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      code = -1;
    } catch (ExecutionException e) {
      code = -2;
      Throwable cause = e.getCause() instanceof InvocationTargetException t ? t.getCause() : e;
      thrown = "\n\tat thrown: " + cause;
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Result(code, printed.toString(StandardCharsets.UTF_8) + thrown, seconds);
  }

  private static List<String> faults(Result result, Path input) {
    List<String> faults = new ArrayList<>();
    if (result.code() != 0 && result.code() != 2) {
      faults.add("exit code " + result.code());
    }
    if (result.text().contains("\tat ")) {
      faults.add("a stack trace");
    } else if (result.code() == 2 && result.text().matches("(?s).*[a-z]Exception\\b.*")) {
      faults.add("a bare exception");
    }
    boolean named =
        result.text().contains(String.valueOf(input.getFileName()))
            || result.text().contains(input.getParent().toString());
    if (result.code() == 2 && !named) {
      faults.add("the file is not named");
    }
    if (result.seconds() > SECONDS) {
      faults.add(String.format(Locale.ROOT, "%.1f s", result.seconds()));
    }
    return faults;
  }

  private static String cut(String line) {
    return line.length() < 240 ? line : line.substring(0, 240) + " ...";
  }
}
