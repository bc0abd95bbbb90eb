package org.graft.backbones.torch;

import java.util.ArrayList;
import java.util.List;
import org.graft.spi.data.Shape;
import org.graft.spi.network.Network;
import org.graft.spi.network.Size;

/** Inception's third version (arXiv:1512.00567). */
record InceptionV3() implements VisionArchitecture {
  private static final Size ROW = new Size(1, 7);
  private static final Size COLUMN = new Size(7, 1);

  @Override
  public String name() {
    return "inception_v3";
  }

  @Override
  public String citation() {
    return "arXiv:1512.00567";
  }

  @Override
  public String head() {
    return "fc";
  }

  @Override
  public boolean ignores(String key) {
    return VisionArchitecture.super.ignores(key) || key.startsWith("AuxLogits.");
  }

  @Override
  public Network network(Shape input, int classes) {
    Draft draft = new Draft(input, 0.9, 1e-3);
    stem(draft, "Conv2d_1a_3x3", Conv.of(32, 3).stride(2).border(0));
    stem(draft, "Conv2d_2a_3x3", Conv.of(32, 3).border(0));
    stem(draft, "Conv2d_2b_3x3", Conv.of(64, 3));
    draft.maxPool("maxpool1", 3, 2, 0, false);
    stem(draft, "Conv2d_3b_1x1", Conv.of(80, 1));
    stem(draft, "Conv2d_4a_3x3", Conv.of(192, 3).border(0));
    draft.maxPool("maxpool2", 3, 2, 0, false);
    small(draft, "Mixed_5b", 32);
    small(draft, "Mixed_5c", 64);
    small(draft, "Mixed_5d", 64);
    new Mixed(draft, "Mixed_6a")
        .branch("branch3x3", Conv.of(384, 3).stride(2).border(0))
        .branch("branch3x3dbl", Conv.of(64, 1), Conv.of(96, 3), halving(96))
        .pooled()
        .joined();
    long128(draft, "Mixed_6b", 128);
    long128(draft, "Mixed_6c", 160);
    long128(draft, "Mixed_6d", 160);
    long128(draft, "Mixed_6e", 192);
    new Mixed(draft, "Mixed_7a")
        .branch("branch3x3", Conv.of(192, 1), halving(320))
        .branch(
            "branch7x7x3", Conv.of(192, 1), Conv.of(192, ROW), Conv.of(192, COLUMN), halving(192))
        .pooled()
        .joined();
    wide(draft, "Mixed_7b");
    wide(draft, "Mixed_7c");
    return draft
        .average("avgpool")
        .block(head())
        .dropout("dropout", 0.5)
        .dense(head(), classes)
        .classifier();
  }

  private static Conv halving(int filters) {
    return Conv.of(filters, 3).stride(2).border(0);
  }

  private static void stem(Draft draft, String name, Conv conv) {
    conv(draft.block(name), name, conv);
  }

  private static Draft conv(Draft draft, String name, Conv conv) {
    return draft.conv(name + ".conv", conv).norm(name + ".bn").relu(name + ".relu");
  }

  private static void small(Draft draft, String name, int pooled) {
    new Mixed(draft, name)
        .branch("branch1x1", Conv.of(64, 1))
        .branch("branch5x5", Conv.of(48, 1), Conv.of(64, 5))
        .branch("branch3x3dbl", Conv.of(64, 1), Conv.of(96, 3), Conv.of(96, 3))
        .averaged(pooled)
        .joined();
  }

  private static void long128(Draft draft, String name, int inner) {
    new Mixed(draft, name)
        .branch("branch1x1", Conv.of(192, 1))
        .branch("branch7x7", Conv.of(inner, 1), Conv.of(inner, ROW), Conv.of(192, COLUMN))
        .branch(
            "branch7x7dbl",
            Conv.of(inner, 1),
            Conv.of(inner, COLUMN),
            Conv.of(inner, ROW),
            Conv.of(inner, COLUMN),
            Conv.of(192, ROW))
        .averaged(192)
        .joined();
  }

  private static void wide(Draft draft, String name) {
    new Mixed(draft, name)
        .branch("branch1x1", Conv.of(320, 1))
        .forked("branch3x3", "_2", Conv.of(384, 1))
        .forked("branch3x3dbl", "_3", Conv.of(448, 1), Conv.of(384, 3))
        .averaged(192)
        .joined();
  }

  /** Branches side by side on one image. */
  private record Mixed(Draft draft, String name, String start, List<String> ends) {
    Mixed(Draft draft, String name) {
      this(draft.block(name), name, draft.last(), new ArrayList<>());
    }

    /** Convolutions one after another; numbered where there are several. */
    Mixed branch(String branch, Conv... convs) {
      run(branch, convs);
      ends.add(draft.last());
      return this;
    }

    private void run(String branch, Conv... convs) {
      draft.at(start);
      for (int i = 0; i < convs.length; i++) {
        conv(draft, name + "." + branch + (convs.length == 1 ? "" : "_" + (i + 1)), convs[i]);
      }
    }

    /** Convolutions that end in a row and a column of three, side by side. */
    Mixed forked(String branch, String fork, Conv... convs) {
      draft.at(start);
      for (int i = 0; i < convs.length; i++) {
        conv(draft, name + "." + branch + "_" + (i + 1), convs[i]);
      }
      String from = draft.last();
      ends.add(conv(draft, name + "." + branch + fork + "a", Conv.of(384, new Size(1, 3))).last());
      draft.at(from);
      ends.add(conv(draft, name + "." + branch + fork + "b", Conv.of(384, new Size(3, 1))).last());
      return this;
    }

    Mixed pooled() {
      ends.add(draft.at(start).maxPool(name + ".pool", 3, 2, 0, false).last());
      return this;
    }

    Mixed averaged(int filters) {
      draft.at(start).averagePool(name + ".pool", 3, 1, 1);
      ends.add(conv(draft, name + ".branch_pool", Conv.of(filters, 1)).last());
      return this;
    }

    void joined() {
      draft.concatenate(name, ends);
    }
  }
}
