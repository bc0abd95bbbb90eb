import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Reads and decodes every file of a folder on so many threads, and only counts them. */
public final class Decode {
  public static void main(String[] arguments) throws Exception {
    ImageIO.setUseCache(false);
    var threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]));
    List<Future<Integer>> widths = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Callable<Integer> task =
            () -> ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file))).getWidth();
        widths.add(threads.submit(task));
      }
    }
    for (Future<Integer> width : widths) {
      width.get();
    }
    threads.shutdown();
    System.out.println(widths.size() + " pictures");
  }
}
