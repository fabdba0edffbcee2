package io.gaugewire.spc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps the library pure, so that the same values give the same results anywhere. */
class PackagesTest {
  private static final JavaClasses SPC =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gaugewire.spc");

  /** A statistic that needs a framework cannot be checked by others. */
  @Test
  void dependOnTheJdkAndTheMathematicsLibrariesOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.gaugewire.spc..",
            "java..",
            "org.jspecify.annotations..",
            "org.apache.commons.math3..",
            "org.apache.commons.statistics..",
            "org.apache.commons.numbers..",
            "org.apache.commons.rng..")
        .check(SPC);
  }

  /** Output, files, sockets, clocks and threads belong to the callers. */
  @Test
  void touchNothingOutside() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.sql..")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .accessField(System.class, "out")
        .check(SPC);
  }

  /** Packages that need each other are one package. */
  @Test
  void formNoCycles() {
    slices().matching("io.gaugewire.spc.(*)..").should().beFreeOfCycles().check(SPC);
  }
}
