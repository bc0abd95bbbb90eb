package org.graft.product;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.util.Arrays;
import java.util.List;
import org.graft.spi.FitContext;
import org.graft.spi.data.Dataset;
import org.graft.spi.data.Examples;
import org.graft.spi.training.TaskCard;
import org.graft.spi.training.TransferTask;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.graft");

  @Test
  void statisticsKnowNothingOfTrials() {
    noClasses()
        .that()
        .resideInAPackage("org.graft.stats..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.graft.spi..", "org.graft.engine..")
        .check(HOUSE);
  }

  @Test
  void theBoundaryKnowsNeitherTheEngineNorAnyLibrary() {
    classes()
        .that()
        .resideInAPackage("org.graft.spi..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.graft.spi..", "org.graft.stats..", "org.jspecify..")
        .check(HOUSE);
  }

  /** The plugins are those of the build, so that a new one is held to the rule unasked. */
  @Test
  void theTrainingLoopStandsOnTheBoundaryAlone() {
    classes()
        .that()
        .resideInAPackage("org.graft.training..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.graft.training..", "org.graft.spi..", "org.jspecify..")
        .check(HOUSE);
  }

  @Test
  void pluginsDoNotSeeTheEngine() {
    List<String> plugins = Modules.pluginPackages();
    assertThat(plugins)
        .contains(
            "org.graft.dl4j",
            "org.graft.lanes",
            "org.graft.libtorch",
            "org.graft.onnx",
            "org.graft.reports.draw");
    noClasses()
        .that()
        .resideInAnyPackage(plugins.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.graft.engine..", "com.google.inject..")
        .check(HOUSE);
  }

  @Test
  void noPackagesSeeEachOtherBothWays() {
    assertThat(Circles.of(HOUSE)).isEmpty();
  }

  @Test
  void aPlantedCircleIsFound() {
    JavaClasses planted = new ClassFileImporter().importPackages("org.graft.product.circle");

    assertThat(Circles.of(planted))
        .satisfiesExactly(
            first -> assertThat(first).startsWith("org.graft.product.circle.left -> "),
            second -> assertThat(second).startsWith("org.graft.product.circle.right -> "));
  }

  @Test
  void nothingButTheDl4jPluginSeesNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.graft.dl4j..", "org.nd4j..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")
        .check(HOUSE);
  }

  /** Constructors of the application say what they need; opening it is the one place that wires. */
  @Test
  void onlyTheOpeningOfGraftTouchesAnInjector() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.graft.engine.experiment.Graft")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("com.google.inject.Guice")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("com.google.inject.Injector")
        .check(HOUSE);
    noClasses()
        .that()
        .resideOutsideOfPackage("org.graft.engine.experiment..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..")
        .check(HOUSE);
  }

  @Test
  void theApplicationDoesNotSeeTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.graft.engine.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.graft.engine.cli..", "picocli..")
        .check(HOUSE);
  }

  @Test
  void nothingReadsJavaSerialisation() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ObjectInputStream.class)
        .check(HOUSE);
  }

  @Test
  void namesSayTheDifference() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameStartingWith("Abstract")
        .orShould()
        .haveSimpleNameStartingWith("Base")
        .check(HOUSE);
  }

  /** What a strategy is given holds no test split, nor a data set that has one. */
  @Test
  void theTestSetIsOutOfAStrategysReach() {
    for (Class<?> given : new Class<?>[] {TransferTask.class, TaskCard.class, FitContext.class}) {
      assertThat(given.getRecordComponents())
          .noneMatch(c -> c.getType() == Dataset.class || c.getName().contains("test"));
    }
    assertThat(
            Arrays.stream(TransferTask.class.getRecordComponents())
                .filter(c -> c.getType() == Examples.class))
        .as("the training split alone")
        .hasSize(1);
  }
}
