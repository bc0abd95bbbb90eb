package org.graft.datasets.arrays;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts as MATLAB keeps them in HDF5 (-v7.3): a matrix of characters has a text in each row; a cell
 * array refers to one each in the group {@code #refs#}.
 */
final class MatlabTexts {
  private MatlabTexts() {}

  /** The texts of {@code dataset}, if that is what it holds. */
  static Optional<List<String>> of(HdfFile file, Dataset dataset) {
    return switch (String.valueOf(dataset.getAttribute("MATLAB_class").getData())) {
      case "char" -> Optional.of(rows(dataset));
      case "cell" -> cells(file, dataset);
      default -> Optional.empty();
    };
  }

  private static List<String> rows(Dataset characters) {
    int[] sizes = Numbers.reversed(characters.getDimensions());
    Object flat = characters.getDataFlat();
    List<String> rows = new ArrayList<>();
    for (int row = 0; row < sizes[0]; row++) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < sizes[1]; column++) {
        text.append((char) Array.getInt(flat, column * sizes[0] + row));
      }
      rows.add(text.toString().strip());
    }
    return rows;
  }

  private static Optional<List<String>> cells(HdfFile file, Dataset references) {
    @Nullable Node kept = file.getChild("#refs#");
    if (!(kept instanceof Group group) || !(references.getDataFlat() instanceof long[] addresses)) {
      return Optional.empty();
    }
    Map<Long, Dataset> byAddress = new HashMap<>();
    for (Node node : group.getChildren().values()) {
      if (node instanceof Dataset dataset) {
        byAddress.put(dataset.getAddress(), dataset);
      }
    }
    List<String> texts = new ArrayList<>();
    for (long address : addresses) {
      @Nullable Dataset cell = byAddress.get(address);
      if (cell == null
          || cell.getAttribute("MATLAB_class") == null
          || !String.valueOf(cell.getAttribute("MATLAB_class").getData()).equals("char")) {
        return Optional.empty();
      }
      texts.add(String.join("", rows(cell)));
    }
    return Optional.of(texts);
  }
}
