package org.graft.strategies.head;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Times logistic regression at many penalties, and prints each objective. The file has the numbers
 * of rows, features, classes and penalties, then rows, labels and falling penalties, all float64
 * and little-endian.
 */
final class LogisticBench {
  private LogisticBench() {}

  public static void main(String[] arguments) throws IOException {
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0]))).order(ByteOrder.LITTLE_ENDIAN);
    double[][] x = new double[(int) file.getDouble()][(int) file.getDouble()];
    int classes = (int) file.getDouble();
    double[] penalties = new double[(int) file.getDouble()];
    for (double[] row : x) {
      fill(row, file);
    }
    double[] labels = new double[x.length];
    fill(labels, file);
    fill(penalties, file);
    int[] own = java.util.Arrays.stream(labels).mapToInt(label -> (int) label).toArray();
    long start = System.nanoTime();
    SoftmaxRegression regression = new SoftmaxRegression(x, own, classes);
    Linear[] fits = new Linear[penalties.length];
    for (int i = 0; i < fits.length; i++) {
      fits[i] = regression.fit(penalties[i]);
    }
    System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
    for (int i = 0; i < fits.length; i++) {
      System.out.println("objective " + regression.objective(fits[i], penalties[i]));
    }
  }

  private static void fill(double[] into, ByteBuffer file) {
    for (int i = 0; i < into.length; i++) {
      into[i] = file.getDouble();
    }
  }
}
