package io.cameogrid.arch;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The architecture of CameoGrid as rules; each one holds for every class of every module. */
final class ArchitectureRules {
    private static final String[] SCHEMA = {"io.cameogrid.schema..", "io.cameogrid.query..", "io.cameogrid.api.."};
    private static final String SEARCH = "io.cameogrid.search..";
    private static final String GRID = "io.cameogrid.grid..";
    private static final String GRID_INTERNAL = "io.cameogrid.grid.internal..";
    private static final String REST = "io.cameogrid.rest..";
    private static final String DEPLOY = "io.cameogrid.deploy..";

    static final ArchRule SCHEMA_USES_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAnyPackage(SCHEMA)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SEARCH, GRID, REST, DEPLOY)
            .because("schema is the language that all other modules share")
            .allowEmptyShould(true);

    static final ArchRule SEARCH_USES_SCHEMA_ONLY = noClasses()
            .that()
            .resideInAPackage(SEARCH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GRID, REST, DEPLOY)
            .because("the engine knows the grid only through its ports")
            .allowEmptyShould(true);

    static final ArchRule GRID_USES_SEARCH_AND_SCHEMA_ONLY = noClasses()
            .that()
            .resideInAPackage(GRID)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(REST, DEPLOY)
            .because("a node must be able to run inside of an application, without HTTP")
            .allowEmptyShould(true);

    static final ArchRule REST_USES_SCHEMA_ONLY = noClasses()
            .that()
            .resideInAPackage(REST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SEARCH, GRID, DEPLOY)
            .because("HTTP calls the façades of schema and nothing behind them")
            .allowEmptyShould(true);

    static final ArchRule LUCENE_LIVES_IN_SEARCH =
            only(SEARCH).mayUse("org.apache.lucene..").because("Lucene has one home, io.cameogrid.search");

    static final ArchRule IGNITE_LIVES_IN_GRID = only(GRID, DEPLOY)
            .mayUse("org.apache.ignite..")
            .because("Ignite has one home, io.cameogrid.grid; deploy may wire it");

    static final ArchRule IGNITE_INTERNALS_LIVE_IN_ONE_PACKAGE = only(GRID_INTERNAL)
            .mayUse("org.apache.ignite.internal..")
            .because("what a release of Ignite may change without notice is in io.cameogrid.grid.internal");

    static final ArchRule HTTP_LIVES_IN_REST = only(REST)
            .mayUse("jakarta..", "org.eclipse.jetty..", "org.glassfish..")
            .because("JAX-RS, Jersey and Jetty have one home, io.cameogrid.rest");

    static final ArchRule PROGRAM_LIBRARIES_LIVE_IN_DEPLOY = only(DEPLOY)
            .mayUse("picocli..", "ch.qos.logback..", "com.fasterxml.jackson.dataformat..")
            .because("command line, logging and configuration files belong to the program, io.cameogrid.deploy");

    static final ArchRule LOGGING_IS_SLF4J = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.logging..")
            .because("the log has one interface, SLF4J")
            .allowEmptyShould(true);

    static final ArchRule ONLY_THE_PROGRAM_PRINTS = noClasses()
            .that()
            .resideOutsideOfPackage(DEPLOY)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a library logs, only the program talks to its terminal")
            .allowEmptyShould(true);

    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Util|Utils|Helper|Impl)(\\$.*)?")
            .because("Manager, Util, Utils, Helper and Impl say nothing")
            .allowEmptyShould(true);

    static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .should(new BeInNullMarkedPackage())
            .because("the compiler checks null only in packages that are @NullMarked in package-info.java")
            .allowEmptyShould(true);

    private ArchitectureRules() {}

    private static Home only(String... packages) {
        return new Home(packages);
    }

    /** The packages that a library is at home in. */
    private record Home(String... packages) {
        ArchRule mayUse(String... library) {
            return noClasses()
                    .that(not(resideInAnyPackage(packages)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library))
                    .allowEmptyShould(true);
        }
    }

    private static final class BeInNullMarkedPackage extends ArchCondition<JavaClass> {
        private BeInNullMarkedPackage() {
            super("be in a package that is @NullMarked");
        }

        @Override
        public void check(JavaClass checked, ConditionEvents events) {
            boolean marked = checked.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(
                    checked, marked, checked.getName() + " is in a package that is not @NullMarked"));
        }
    }
}
