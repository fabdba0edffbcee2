package io.gaugewire.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What may know what in the server; each rule says what it keeps from happening. */
class ArchitectureTest {
  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.gaugewire.ingest");

  /** A feature that is part of a circle cannot be understood, tested or moved alone. */
  @Test
  void featuresFormNoCycles() {
    slices().matching("io.gaugewire.ingest.(*)..").should().beFreeOfCycles().check(SERVER);
  }

  /** The ingest wing runs without the quality wing, and the other way round; main wires them. */
  @Test
  void theWingsDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAnyPackage("..ingest.fleet..", "..ingest.store..", "..ingest.intake..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "..ingest.inspection..",
            "..ingest.batch..",
            "..ingest.nonconformance..",
            "..ingest.gauges..",
            "..ingest.objectives..",
            "..ingest.feedback..",
            "..ingest.reports..")
        .check(SERVER);
  }

  /** MQTT is a door: what is behind it must work the same with any other. */
  @Test
  void onlyIntakeKnowsMqtt() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..ingest.intake..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.mqtt..", "org.eclipse.paho..")
        .check(SERVER);
  }

  /** HTTP stays at the edge of a feature, so that its rules can be used without a request. */
  @Test
  void onlyRoutesKnowHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..ingest.web..")
        .and()
        .haveSimpleNameNotEndingWith("Routes")
        .and()
        .haveSimpleNameNotContaining("Routes$")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.ext.web..")
        .check(SERVER);
  }

  /** Time and chance come from outside, so that what happened can be repeated. */
  @Test
  void takeTimeAndChanceFromOutside() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(ZoneId.class, "systemDefault")
        .orShould()
        .callConstructor(Random.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Date.class)
        .check(SERVER);
  }
}
