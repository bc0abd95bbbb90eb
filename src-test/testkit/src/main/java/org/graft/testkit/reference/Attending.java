package org.graft.testkit.reference;

import java.util.List;
import org.graft.spi.base.Randomness;

/** softmax(similarity + bias) v among the tokens of each window, head by head. */
final class Attending implements Operation {
  private final Seats seats;
  private final int heads;
  private final Similarity similarity;
  private final RelativeBias bias;
  private final double dropout;
  private double[] x = {};
  private int rows;
  private double[][][] weights = {};
  private double[][][] masks = {};

  /**
   * An attention.
   *
   * @param seats which tokens see one another
   * @param dropout share of weights zeroed in training
   */
  Attending(Seats seats, int heads, Similarity similarity, RelativeBias bias, double dropout) {
    this.seats = seats;
    this.heads = heads;
    this.similarity = similarity;
    this.bias = bias;
    this.dropout = dropout;
  }

  @Override
  public double[] forward(int rows, List<double[]> inputs, Mode mode, Randomness noise) {
    this.rows = rows;
    x = inputs.get(0);
    int windows = seats.places().length;
    weights = new double[rows * windows * heads][][];
    masks = new double[rows * windows * heads][][];
    double[] table = bias.table();
    double[] y = new double[x.length / 3];
    for (int n = 0; n < weights.length; n++) {
      int row = n / heads / windows;
      int window = n / heads % windows;
      int head = n % heads;
      Part q = part(row, window, head, 0);
      Part k = part(row, window, head, 1);
      Part v = part(row, window, head, 2);
      double[][] scores = similarity.of(head, q.of(x), k.of(x));
      seats.see(window, scores, (i, j, line) -> table[line * heads + head]);
      weights[n] = Rows.softmax(scores);
      masks[n] = Rows.mask(scores.length, mode == Mode.TRAINING ? dropout : 0, noise);
      part(row, window, head).add(Rows.product(Rows.times(weights[n], masks[n]), v.of(x)), y);
    }
    return y;
  }

  @Override
  public List<double[]> backward(double[] gradient) {
    double[] dx = new double[x.length];
    double[] byTable = new double[bias.table().length];
    int windows = seats.places().length;
    for (int n = 0; n < weights.length; n++) {
      int row = n / heads / windows;
      int window = n / heads % windows;
      int head = n % heads;
      Part q = part(row, window, head, 0);
      Part k = part(row, window, head, 1);
      Part v = part(row, window, head, 2);
      double[][] up = part(row, window, head).of(gradient);
      double[][] dropped = Rows.times(weights[n], masks[n]);
      v.add(Rows.product(Rows.turned(dropped), up), dx);
      double[][] byWeights = Rows.times(Rows.product(up, Rows.turned(v.of(x))), masks[n]);
      double[][] byScores = Rows.softmaxBack(weights[n], byWeights);
      seats.lines((i, j, line) -> byTable[line * heads + head] += byScores[i][j]);
      double[][][] both = similarity.back(head, q.of(x), k.of(x), byScores);
      q.add(both[0], dx);
      k.add(both[1], dx);
    }
    bias.add(byTable);
    return List.of(dx);
  }

  /** A head's queries (0), keys (1) or values (2) in the input. */
  private Part part(int row, int window, int head, int which) {
    int features = x.length / rows / seats.tokens() / 3;
    int width = features / heads;
    return new Part(
        seats.places()[window],
        row * seats.tokens() * 3 * features + which * features + head * width,
        3 * features,
        width);
  }

  /** A head's output. */
  private Part part(int row, int window, int head) {
    int features = x.length / rows / seats.tokens() / 3;
    int width = features / heads;
    return new Part(
        seats.places()[window], row * seats.tokens() * features + head * width, features, width);
  }
}
