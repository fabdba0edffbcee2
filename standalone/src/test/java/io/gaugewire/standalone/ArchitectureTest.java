package io.gaugewire.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What the modules may know of each other. */
class ArchitectureTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gaugewire");

  private static void mustNotKnow(String module, String... unknown) {
    noClasses()
        .that()
        .resideInAPackage("io.gaugewire." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(unknown)
        .check(ALL);
  }

  /** What travels must not depend on either end, or the ends could not be of different age. */
  @Test
  void wireKnowsNothingOfOurs() {
    mustNotKnow(
        "wire",
        "io.gaugewire.edge..",
        "io.gaugewire.ingest..",
        "io.gaugewire.spc..",
        "io.gaugewire.settings..",
        "io.gaugewire.standalone..");
  }

  /** Edge and server meet in what travels and nowhere else: they run on different machines. */
  @Test
  void edgeAndServerKnowEachOtherByTheWireAlone() {
    mustNotKnow("edge", "io.gaugewire.ingest..", "io.gaugewire.spc..", "io.gaugewire.standalone..");
    mustNotKnow("ingest", "io.gaugewire.edge..", "io.gaugewire.standalone..", "com.ghgande..");
  }

  /** The statistics can be used by others without a server. */
  @Test
  void statisticsKnowNothingOfOurs() {
    mustNotKnow(
        "spc", "io.gaugewire.wire..", "io.gaugewire.ingest..", "io.gaugewire.edge..", "io.vertx..");
  }

  /** The embedded database is for one machine; a server takes any PostgreSQL. */
  @Test
  void onlyTheStandaloneKnowsTheEmbeddedDatabase() {
    mustNotKnow("ingest", "io.gaugewire.postgres..");
    mustNotKnow("edge", "io.gaugewire.postgres..", "java.sql..");
  }

  /** The plant is a piece of the factory: it must not know who reads it. */
  @Test
  void theVirtualPlantKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("io.gaugewire.standalone.plant..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.gaugewire.edge..", "io.gaugewire.ingest..")
        .check(ALL);
    slices().matching("io.gaugewire.standalone.(*)..").should().beFreeOfCycles().check(ALL);
  }
}
