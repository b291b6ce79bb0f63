package io.cameogrid.search.analysis;

import org.apache.lucene.analysis.Analyzer;

/**
 * How the texts of a field are analyzed.
 *
 * @param tag differs where documents are analyzed otherwise; empty for the default
 * @param documents makes the words of documents
 * @param queries makes the words of queries
 * @param plain makes words of queries in the form that beginnings of words have: in the letters of the index, not stemmed
 * @param graph whether words of queries may stand for several in a row
 */
public record FieldAnalysis(String tag, Analyzer documents, Analyzer queries, Analyzer plain, boolean graph) {}
