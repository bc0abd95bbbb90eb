package org.graft.backbones;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.graft.spi.data.Shape;
import org.graft.spi.network.ActivationFunction;
import org.graft.spi.network.Initializer;
import org.graft.spi.network.Layer;
import org.graft.spi.network.Padding;
import org.graft.spi.network.Size;
import org.graft.testkit.BackboneContract;
import org.graft.testkit.fixture.Folder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class PromisesTest {
  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> mlp() {
    Mlp mlp = new Mlp(List.of(5, 5), ActivationFunction.RELU, Initializer.HE_UNIFORM, 0.5);
    return BackboneContract.of(mlp, new Folder(folder), Shape.of(1, 4, 4)).tests();
  }

  @TestFactory
  Stream<DynamicTest> convnet() {
    Convnet convnet =
        new Convnet(
            List.of(
                new Layer.Convolution(
                    4,
                    new Size(3, 3),
                    new Size(1, 1),
                    Padding.VALID,
                    new Size(1, 1),
                    ActivationFunction.RELU,
                    Initializer.GLOROT_UNIFORM,
                    true),
                new Layer.MaxPooling(new Size(2, 2), Optional.empty(), Padding.VALID),
                new Layer.Flatten(),
                new Layer.Dense(8, ActivationFunction.RELU, Initializer.GLOROT_UNIFORM, true)));
    return BackboneContract.of(convnet, new Folder(folder), Shape.of(1, 8, 8))
        .refusing(Shape.of(64), Shape.of(1, 2, 2))
        .tests();
  }
}
