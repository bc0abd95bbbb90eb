package org.graft.engine.template;

import java.util.Set;
import java.util.stream.Collectors;

/** The README of a new plugin. */
record ReadmeText(String name, String plugin, String run, Set<Example> examples) {
  String text() {
    String rows =
        examples.stream()
            .map(
                e ->
                    "| `%s` | %s | `%s` |\n"
                        .formatted(e.name(name), e.kind().noun(), e.type() + ".java"))
            .collect(Collectors.joining());
    return """
    # %1$s

    A plugin for Graft. It adds

    | name in YAML | kind | source |
    |---|---|---|
    %2$s
    ## Build and use

    ```
    ./mvnw verify                                                    # compiles, and checks every promise
    graft list --plugins .                                           # what the catalogue has now
    %3$s
    ```

    `--plugins` takes this folder (it reads `target/classes`, so that nothing need be packed), the jar, or a folder of jars.
    Libraries of the plugin's own are found unpacked where `./mvnw dependency:copy-dependencies -DincludeScope=runtime` puts them,
    `target/dependency`.

    ## Where to go on

    - An extension is a record: `@Name` is what YAML calls it, and its components, each with `@Param`, are its hyperparameters.
    - `%4$s` lists the records; `META-INF/services/org.graft.spi.Plugin` names it.
    - Each record's test asks the testkit's contract for everything Graft expects of its kind. Add what is its own.
    """
        .formatted(name, rows, run, plugin);
  }
}
