package uk.hailsham.hub.tests.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house: what may know what. */
@AnalyzeClasses(packages = "uk.hailsham.hub", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
    private static final String ROOT = "uk.hailsham.hub.";

    /** A test may know more than what it tests; some of them come to others as a jar. */
    static final class WithoutTests implements ImportOption {
        private final ImportOption folders = new DoNotIncludeTests();

        @Override
        public boolean includes(Location location) {
            return folders.includes(location) && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule domainKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage(ROOT + "domain..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", ROOT + "domain.."));

    @ArchTest
    static final ArchRule reconcileKnowsOnlyTheJdk = classes()
            .that()
            .resideInAPackage(ROOT + "reconcile..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", ROOT + "reconcile.."));

    @ArchTest
    static final ArchRule configKnowsDomainAndReconcile = knows("config", "domain", "reconcile", "config");

    @ArchTest
    static final ArchRule mappingsKnowConfigAndBelow = knows("mappings", "domain", "reconcile", "config", "mappings");

    @ArchTest
    static final ArchRule connectorsKnowConfigAndBelow =
            knows("connectors", "domain", "reconcile", "config", "connectors");

    @ArchTest
    static final ArchRule routesDoNotKnowAppOrTown =
            knows("routes", "domain", "reconcile", "config", "mappings", "connectors", "routes");

    @ArchTest
    static final ArchRule townImportsNothingOfOurs = knows("town", "town");

    @ArchTest
    static final ArchRule theTownIsPlayedOnlyByDemoGenerateBenchAndChaos = noClasses()
            .that()
            .resideInAPackage(ROOT + "app..")
            .and()
            .resideOutsideOfPackages(
                    ROOT + "app.demo..", ROOT + "app.generate..", ROOT + "app.bench..", ROOT + "app.chaos..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "town.."));

    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .and()
            // A benchmark's floor is the database alone.
            .resideOutsideOfPackages(
                    ROOT + "connectors.store..",
                    ROOT + "connectors.database..",
                    ROOT + "app.wiring..",
                    ROOT + "app.bench..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "org.postgresql..", "org.springframework.jdbc.."));

    @ArchTest
    static final ArchRule onlyRoutesAndAppUseTheStore = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "routes..", ROOT + "app..", ROOT + "connectors.store..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "connectors.store.."));

    @ArchTest
    static final ArchRule springStaysOutOfTheRules = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "domain..", ROOT + "reconcile..", ROOT + "mappings..", ROOT + "config..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.springframework.."));

    @ArchTest
    static final ArchRule camelStaysInRoutesAndWiring = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "routes..", ROOT + "app.wiring..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."));

    @ArchTest
    static final ArchRule beansOfRoutesNeverTouchAnExchange = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "routes.intake..",
                    ROOT + "routes.recognise..",
                    ROOT + "routes.referral..",
                    ROOT + "routes.delivery..",
                    ROOT + "routes.securelink..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.camel.."));

    /** XXE through every reader is closed in one place (ASVS 5.0, V1.5.1), so there is one place that makes readers. */
    @ArchTest
    static final ArchRule xmlIsReadInOnePlace = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .and()
            .resideOutsideOfPackages(ROOT + "mappings.xml..", ROOT + "town..")
            .and()
            .haveSimpleNameNotEndingWith("Test")
            .should()
            .dependOnClassesThat(resideInAnyPackage("javax.xml.parsers..", "javax.xml.transform..", "org.xml.sax..")
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                            javax.xml.stream.XMLInputFactory.class)));

    /** Its models are hundreds of classes, loaded where somebody writes or reads FHIR and nowhere else. */
    @ArchTest
    static final ArchRule fhirModelsStayWhereFhirIsWrittenAndRead = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .and()
            .resideOutsideOfPackages(ROOT + "mappings.fhir..", ROOT + "town.standin..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir.."));

    /** As those of FHIR. */
    @ArchTest
    static final ArchRule hl7ModelsStayWhereHl7IsWrittenAndRead = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .and()
            .resideOutsideOfPackages(ROOT + "mappings.hl7v2..", ROOT + "connectors.agency..", ROOT + "town.standin..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("ca.uhn.hl7v2.."));

    /** The library's own client and server bound neither the size of what they read nor its time. */
    @ArchTest
    static final ArchRule hl7IsCarriedWithinBounds = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .and()
            .resideOutsideOfPackage(ROOT + "town.standin..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("ca.uhn.hl7v2.app..", "ca.uhn.hl7v2.llp..", "ca.uhn.hl7v2.hoh.."));

    /** What comes from outside is data: no serialised object, no expression, no script (V1.3.2, V1.5.2). */
    @ArchTest
    static final ArchRule nothingFromOutsideIsRun = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework.expression..",
                            "org.apache.camel.language.xpath..",
                            "org.apache.camel.component.http..",
                            "javax.script..")
                    .or(com.tngtech.archunit.core.domain.JavaClass.Predicates.type(java.io.ObjectInputStream.class)));

    @ArchTest
    static final ArchRule noPackagesInCircles =
            slices().matching(ROOT + "(*).(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingDoes = noClasses()
            .that()
            .resideInAPackage("uk.hailsham.hub..")
            .should()
            .haveNameMatching(".*[A-Za-z](Impl|Manager|Helper|Utils?|Processor|Handler|Service|Dto)");

    private static ArchRule knows(String module, String... allowed) {
        String[] ours =
                java.util.Arrays.stream(allowed).map(name -> ROOT + name + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + module + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("uk.hailsham.hub..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(resideInAnyPackage(ours))));
    }
}
