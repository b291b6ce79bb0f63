package io.cameogrid.search.statistics;

/**
 * What some documents add to a frequency.
 *
 * @param documents those of them that have the word or the field
 * @param words of the field in all of them; 0 for a word
 */
record Count(long documents, long words) {
    static final Count NONE = new Count(0, 0);

    Count plus(Count other) {
        return new Count(documents + other.documents, words + other.words);
    }
}
