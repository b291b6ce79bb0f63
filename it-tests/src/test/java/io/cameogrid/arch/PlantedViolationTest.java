package io.cameogrid.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.cameogrid.grid.planted.GridThatUsesRest;
import io.cameogrid.rest.planted.RestThatUsesSearch;
import io.cameogrid.schema.planted.SchemaThatUsesSearch;
import io.cameogrid.schema.planted.WrongHelper;
import io.cameogrid.search.planted.SearchThatUsesGrid;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sees every rule of {@link ArchitectureRules} catch a class that was planted to break it. */
final class PlantedViolationTest {
    @ParameterizedTest
    @MethodSource("rulesAndTheirOffenders")
    void everyRuleCatchesItsOffender(ArchRule rule, Class<?> offender) {
        JavaClasses planted = new ClassFileImporter().importClasses(offender);

        assertThat(rule.evaluate(planted).getFailureReport().getDetails())
                .isNotEmpty()
                .allSatisfy(detail -> assertThat(detail).contains(offender.getName()));
    }

    static Stream<Arguments> rulesAndTheirOffenders() {
        return Stream.of(
                Arguments.of(ArchitectureRules.SCHEMA_USES_NO_OTHER_MODULE, SchemaThatUsesSearch.class),
                Arguments.of(ArchitectureRules.SEARCH_USES_SCHEMA_ONLY, SearchThatUsesGrid.class),
                Arguments.of(ArchitectureRules.GRID_USES_SEARCH_AND_SCHEMA_ONLY, GridThatUsesRest.class),
                Arguments.of(ArchitectureRules.REST_USES_SCHEMA_ONLY, RestThatUsesSearch.class),
                Arguments.of(ArchitectureRules.LUCENE_LIVES_IN_SEARCH, WrongHelper.class),
                Arguments.of(ArchitectureRules.IGNITE_LIVES_IN_GRID, WrongHelper.class),
                Arguments.of(ArchitectureRules.IGNITE_INTERNALS_LIVE_IN_ONE_PACKAGE, WrongHelper.class),
                Arguments.of(ArchitectureRules.HTTP_LIVES_IN_REST, WrongHelper.class),
                Arguments.of(ArchitectureRules.PROGRAM_LIBRARIES_LIVE_IN_DEPLOY, WrongHelper.class),
                Arguments.of(ArchitectureRules.LOGGING_IS_SLF4J, WrongHelper.class),
                Arguments.of(ArchitectureRules.ONLY_THE_PROGRAM_PRINTS, WrongHelper.class),
                Arguments.of(ArchitectureRules.NAMES_SAY_WHAT_A_CLASS_IS, WrongHelper.class),
                Arguments.of(ArchitectureRules.PACKAGES_ARE_NULL_MARKED, WrongHelper.class));
    }
}
