package org.graft.libtorch.operation;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.graft.spi.network.Windows;

/**
 * A grid of tokens that falls into windows. Windows stand beside heads on one axis: [rows, windows
 * heads, tokens of a window, features of a head].
 */
final class Grid {
  private final int windows;
  private final int heads;
  private final int tokens;
  private final int each;
  private final Tensor places;
  private final Tensor back;
  private final Tensor relative;

  /** 0 for tokens that see one another, else minus infinity: [windows, 1, tokens, tokens]. */
  private final Tensor unseen;

  Grid(Windows layout, int heads, Place at) {
    int[][] all = layout.places();
    this.windows = all.length;
    this.heads = heads;
    this.tokens = layout.tokens();
    this.each = at.out().size(1) / heads;
    long[] to = new long[windows * tokens];
    long[] from = new long[to.length];
    for (int i = 0; i < to.length; i++) {
      to[i] = all[i / tokens][i % tokens];
      from[(int) to[i]] = i;
    }
    this.places = at.device().own(torch.tensor(to));
    this.back = at.device().own(torch.tensor(from));
    long[] lines = new long[tokens * tokens];
    int[][] related = layout.relative();
    int[][] regions = layout.regions();
    float[] hidden = new float[windows * lines.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = related[i / tokens][i % tokens];
      for (int w = 0; w < windows; w++) {
        hidden[w * lines.length + i] =
            regions[w][i / tokens] == regions[w][i % tokens] ? 0 : Float.NEGATIVE_INFINITY;
      }
    }
    this.relative = at.device().own(torch.tensor(lines));
    this.unseen = at.device().tensor(hidden, windows, 1, tokens, tokens);
  }

  /** Features of a head. */
  int each() {
    return each;
  }

  /** Queries, keys and values: [3, rows, windows heads, tokens, features of a head]. */
  Tensor split(Tensor x) {
    long n = x.size(0);
    return x.index_select(1, places)
        .reshape(n, windows, tokens, 3, heads, each)
        .permute(3, 0, 1, 4, 2, 5)
        .reshape(3, n, (long) windows * heads, tokens, each);
  }

  /** Back to [rows, tokens of the grid, features]. */
  Tensor joined(Tensor y) {
    long n = y.size(0);
    return y.reshape(n, windows, heads, tokens, each)
        .transpose(2, 3)
        .reshape(n, (long) windows * tokens, (long) heads * each)
        .index_select(1, back);
  }

  /** What is added to products: [1, windows heads, tokens, tokens], from lines [offsets, heads]. */
  Tensor bias(Tensor lines) {
    Tensor own = lines.index_select(0, relative).reshape(tokens, tokens, heads).permute(2, 0, 1);
    return own.add(unseen).reshape(1, (long) windows * heads, tokens, tokens);
  }

  /** Numbers of each head, [heads], as [windows heads, 1, 1]. */
  Tensor byHead(Tensor numbers) {
    return numbers.repeat(windows).view(-1, 1, 1);
  }
}
