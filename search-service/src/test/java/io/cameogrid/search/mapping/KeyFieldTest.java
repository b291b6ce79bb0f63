package io.cameogrid.search.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.cameogrid.api.document.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class KeyFieldTest {
    private static final List<DocumentKey> KEYS = List.of(
            DocumentKey.of("a"),
            DocumentKey.of("a", "r"),
            DocumentKey.of("ab"),
            DocumentKey.of("ab", "r"),
            DocumentKey.of("b"),
            DocumentKey.of("é", "ü"),
            DocumentKey.of("😀"));

    @Test
    void aKeyComesBackAsItWas() {
        List<DocumentKey> keys = new ArrayList<>(KEYS);
        keys.add(DocumentKey.of("\0"));
        keys.add(DocumentKey.of("a\0b", "\0\0"));
        keys.add(DocumentKey.of("a", "b\0"));
        for (DocumentKey key : keys) {
            BytesRef bytes = KeyField.bytes(key);
            assertThat(KeyField.key(bytes)).isEqualTo(key);
            BytesRef within = new BytesRef(new byte[bytes.length + 9], 4, bytes.length);
            System.arraycopy(bytes.bytes, bytes.offset, within.bytes, 4, bytes.length);
            assertThat(KeyField.key(within)).isEqualTo(key);
        }
        assertThat(keys.stream().map(KeyField::bytes)).doesNotHaveDuplicates();
    }

    @Test
    void keysAreInTheOrderOfTheirIds() {
        assertThat(KEYS.stream().map(KeyField::bytes)).isSorted();
    }

    @Test
    void theTermIsTheKeyInItsField() {
        assertThat(KeyField.term(DocumentKey.of("a")).field()).isEqualTo(KeyField.NAME);
        assertThat(KeyField.term(DocumentKey.of("a")).text()).isEqualTo("a");
    }
}
