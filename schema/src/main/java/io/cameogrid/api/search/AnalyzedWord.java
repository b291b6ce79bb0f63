package io.cameogrid.api.search;

/**
 * A word as an index would have it.
 *
 * @param position counts words from 0, those that were left out too
 * @param positionLength how many words it stands for
 * @param start where in the text it begins, in UTF-16 units
 * @param end behind its last UTF-16 unit
 * @param type what the tokenizer takes it for
 */
public record AnalyzedWord(String text, int position, int positionLength, int start, int end, String type) {}
