package io.gaugewire.edge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may know what, so that a library can be replaced in one place. */
class PackagesTest {
  private static final JavaClasses EDGE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gaugewire.edge");

  @Test
  void formNoCycles() {
    slices().matching("io.gaugewire.edge.(*)..").should().beFreeOfCycles().check(EDGE);
  }

  @ParameterizedTest(name = "{0} is known to {1} only")
  @CsvSource({
    "com.ghgande.., modbus",
    "com.fazecast.., modbus",
    "org.eclipse.paho.., uplink",
    "io.vertx.., station",
    "io.micrometer.., health",
  })
  void keepTheirLibrariesToThemselves(String library, String owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.gaugewire.edge." + owner + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(EDGE);
  }

  @Test
  void theJournalKnowsNeitherRegistersNorFilesNorMqtt() {
    noClasses()
        .that()
        .resideInAPackage("io.gaugewire.edge.journal..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.gaugewire.edge.modbus..",
            "io.gaugewire.edge.outbox..",
            "io.gaugewire.edge.uplink..",
            "io.gaugewire.edge.config..",
            "java.nio.file..")
        .check(EDGE);
  }

  @Test
  void theWiringIsKnownToNobody() {
    noClasses()
        .that()
        .resideInAPackage("io.gaugewire.edge.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.gaugewire.edge")
        .check(EDGE);
  }
}
