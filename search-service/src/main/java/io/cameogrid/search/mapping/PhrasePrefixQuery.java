package io.cameogrid.search.mapping;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A phrase whose last word is only the beginning of one; becomes a phrase of all words in the index that begin so.
 *
 * <p>It scores by its whole words. The endings are any of many words, and no two parts of an index have the same ones.
 */
final class PhrasePrefixQuery extends Query {
    private static final int MAX_EXPANSIONS = 1_024;

    private final List<Term> terms;
    private final int slop;

    /** @param terms two or more of one field */
    PhrasePrefixQuery(List<Term> terms, int slop) {
        this.terms = List.copyOf(terms);
        this.slop = slop;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Term[] endings = endings(searcher.getIndexReader());
        if (endings.length == 0) {
            return new MatchNoDocsQuery("no word begins with " + terms.getLast().text());
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder().setSlop(slop);
        words().forEach(phrase::add);
        return new WholeWordsPhraseQuery(phrase.add(endings).build(), words());
    }

    private List<Term> words() {
        return terms.subList(0, terms.size() - 1);
    }

    private Term[] endings(IndexReader reader) throws IOException {
        Term prefix = terms.getLast();
        List<Term> endings = new ArrayList<>();
        Terms words = MultiTerms.getTerms(reader, prefix.field());
        if (words == null) {
            return new Term[0];
        }
        TermsEnum cursor = words.iterator();
        BytesRef word = cursor.seekCeil(prefix.bytes()) == TermsEnum.SeekStatus.END ? null : cursor.term();
        while (word != null && StringHelper.startsWith(word, prefix.bytes())) {
            if (endings.size() == MAX_EXPANSIONS) {
                throw new CameoGridException(
                        ErrorCode.INVALID_QUERY,
                        "more than " + MAX_EXPANSIONS + " words begin with '" + prefix.text()
                                + "' (the expansion budget of phrases); write more letters of it");
            }
            endings.add(new Term(prefix.field(), BytesRef.deepCopyOf(word)));
            word = cursor.next();
        }
        return endings.toArray(new Term[0]);
    }

    @Override
    public void visit(QueryVisitor visitor) {
        if (visitor.acceptField(terms.getLast().field())) {
            visitor.consumeTerms(this, words().toArray(new Term[0]));
        }
    }

    @Override
    public String toString(String field) {
        return terms + "*~" + slop;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhrasePrefixQuery that && terms.equals(that.terms) && slop == that.slop;
    }

    @Override
    public int hashCode() {
        return 31 * terms.hashCode() + slop;
    }
}
