package org.graft.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.graft.spi.Plugin;
import org.graft.spi.base.Name;
import org.junit.jupiter.api.Test;

class ReportsPluginTest {
  @Test
  void isFoundAndNamesItsReports() {
    Plugin plugin =
        ServiceLoader.load(Plugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(ReportsPlugin.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(plugin.extensions())
        .allMatch(Class::isRecord)
        .extracting(c -> c.getAnnotation(Name.class).value())
        .containsExactly("html", "markdown", "latex", "figures", "csv", "json");
  }
}
