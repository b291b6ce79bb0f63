package io.cameogrid.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Holds all production classes to {@link ArchitectureRules}. */
final class ArchitectureTest {
    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("io.cameogrid");

    @Test
    void thereAreClassesToLookAt() {
        assertThat(PRODUCTION).isNotEmpty();
    }

    @Test
    void schemaUsesNoOtherModule() {
        ArchitectureRules.SCHEMA_USES_NO_OTHER_MODULE.check(PRODUCTION);
    }

    @Test
    void searchUsesSchemaOnly() {
        ArchitectureRules.SEARCH_USES_SCHEMA_ONLY.check(PRODUCTION);
    }

    @Test
    void gridUsesSearchAndSchemaOnly() {
        ArchitectureRules.GRID_USES_SEARCH_AND_SCHEMA_ONLY.check(PRODUCTION);
    }

    @Test
    void restUsesSchemaOnly() {
        ArchitectureRules.REST_USES_SCHEMA_ONLY.check(PRODUCTION);
    }

    @Test
    void luceneLivesInSearch() {
        ArchitectureRules.LUCENE_LIVES_IN_SEARCH.check(PRODUCTION);
    }

    @Test
    void igniteLivesInGrid() {
        ArchitectureRules.IGNITE_LIVES_IN_GRID.check(PRODUCTION);
    }

    @Test
    void igniteInternalsLiveInOnePackage() {
        ArchitectureRules.IGNITE_INTERNALS_LIVE_IN_ONE_PACKAGE.check(PRODUCTION);
    }

    @Test
    void httpLivesInRest() {
        ArchitectureRules.HTTP_LIVES_IN_REST.check(PRODUCTION);
    }

    @Test
    void programLibrariesLiveInDeploy() {
        ArchitectureRules.PROGRAM_LIBRARIES_LIVE_IN_DEPLOY.check(PRODUCTION);
    }

    @Test
    void loggingIsSlf4j() {
        ArchitectureRules.LOGGING_IS_SLF4J.check(PRODUCTION);
    }

    @Test
    void onlyTheProgramPrints() {
        ArchitectureRules.ONLY_THE_PROGRAM_PRINTS.check(PRODUCTION);
    }

    @Test
    void namesSayWhatAClassIs() {
        ArchitectureRules.NAMES_SAY_WHAT_A_CLASS_IS.check(PRODUCTION);
    }

    @Test
    void packagesAreNullMarked() {
        ArchitectureRules.PACKAGES_ARE_NULL_MARKED.check(PRODUCTION);
    }
}
