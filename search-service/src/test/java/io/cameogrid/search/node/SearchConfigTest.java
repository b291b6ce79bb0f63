package io.cameogrid.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cameogrid.query.QueryLimits;
import io.cameogrid.search.microshard.MicroshardConfig;
import io.cameogrid.search.route.SearchLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SearchConfigTest {
    private static final Path ROOT = Path.of("microshards");

    @Test
    void defaultsAreThoseOfTheDocuments() {
        SearchConfig defaults = SearchConfig.defaults(ROOT, "node");
        assertThat(defaults)
                .isEqualTo(new SearchConfig(
                        MicroshardConfig.defaults(ROOT, "node"),
                        new SearchLimits(10, 10_000, new QueryLimits(64, 1_024, 65_536)),
                        2 * Runtime.getRuntime().availableProcessors() + 2,
                        1_000,
                        32));
    }

    @Test
    void aNodeThatCouldNotSearchIsRefused() {
        MicroshardConfig microshards = MicroshardConfig.defaults(ROOT, "node");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchConfig(microshards, SearchLimits.DEFAULT, 0, 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchConfig(microshards, SearchLimits.DEFAULT, 1, -1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchConfig(microshards, SearchLimits.DEFAULT, 1, 1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SearchLimits(11, 10, QueryLimits.DEFAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> new SearchLimits(-1, 10, QueryLimits.DEFAULT));
        assertThatIllegalArgumentException().isThrownBy(() -> new SearchLimits(0, 0, QueryLimits.DEFAULT));
    }
}
