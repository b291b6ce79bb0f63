package io.cameogrid.bench.corpus;

import java.util.List;

/** A query that CameoGrid gets as text and plain Lucene as objects. Words without a field are looked for in the text. */
public sealed interface BenchQuery {
    /** The query in CameoGrid's language. */
    String text();

    /** One word. */
    record Term(String word) implements BenchQuery {
        @Override
        public String text() {
            return word;
        }
    }

    /** Any of the words. */
    record Or(List<String> words) implements BenchQuery {
        @Override
        public String text() {
            return String.join(" OR ", words);
        }
    }

    /** All of the words. */
    record And(List<String> words) implements BenchQuery {
        @Override
        public String text() {
            return String.join(" AND ", words);
        }
    }

    /** The words one after the other. */
    record Phrase(List<String> words) implements BenchQuery {
        @Override
        public String text() {
            return "\"" + String.join(" ", words) + "\"";
        }
    }

    /** Words that begin so. */
    record Prefix(String beginning) implements BenchQuery {
        @Override
        public String text() {
            return beginning + "*";
        }
    }

    /** Numbers from, to, both included. */
    record Range(String field, long from, long to) implements BenchQuery {
        @Override
        public String text() {
            return field + ":[" + from + " TO " + to + "]";
        }
    }

    /** A word in documents of one group. */
    record Filter(String field, String value, String word) implements BenchQuery {
        @Override
        public String text() {
            return field + ":\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\" AND " + word;
        }
    }
}
