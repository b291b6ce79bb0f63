package io.cameogrid.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNamesTest {
    private static final List<String> NAMES = List.of("title", "tile", "author", "meta.price", "id", "tags", "b", "f");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
                    titel      | title
                    Title      | title tile
                    tille      | tile title
                    autor      | author
                    meta.prize | meta.price
                    di         | none
                    .          | none
                    tag        | tags
                    publisher  | none
                    x          | none
                    """)
    void theNamesThatMayHaveBeenMeantComeNearestFirst(String written, String nearest) {
        List<String> expected = nearest == null ? List.of() : List.of(nearest.split(" "));

        assertThat(NearestNames.of(written, NAMES)).isEqualTo(expected);
        assertThat(NearestNames.question(written, NAMES))
                .isEqualTo(expected.isEmpty() ? "" : "; did you mean '" + String.join("' or '", expected) + "'?");
    }
}
