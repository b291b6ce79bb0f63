package io.cameogrid.grid.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.schema.IndexName;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class SearchWireTest {
    private static final SearchRequest REQUEST =
            SearchRequest.of(IndexName.of("books"), "mond*").withLimit(3);

    @Test
    void whatANewerVersionAddsAtTheEndIsIgnored() {
        byte[] bytes = SearchWire.bytes(REQUEST);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 50);
        longer[1] = SearchWire.REVISION + 1;
        assertThat(SearchWire.request(bytes)).isEqualTo(REQUEST);
        assertThat(SearchWire.request(longer)).isEqualTo(REQUEST);
    }

    @Test
    void aMessageOfAnotherProtocolIsRefused() {
        byte[] bytes = SearchWire.bytes(REQUEST);
        bytes[0]++;
        assertThatThrownBy(() -> SearchWire.request(bytes)).hasMessageContaining("protocol 2");
    }
}
