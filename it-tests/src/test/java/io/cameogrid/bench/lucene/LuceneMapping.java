package io.cameogrid.bench.lucene;

import com.fasterxml.jackson.core.JsonParser;
import io.cameogrid.bench.corpus.BenchDocument;
import io.cameogrid.bench.corpus.BenchQuery;
import io.cameogrid.bench.corpus.CorpusShape;
import io.cameogrid.bench.corpus.JsonLeaves;
import io.cameogrid.schema.FieldType;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Documents and queries as a program that uses Lucene directly would write them. */
final class LuceneMapping {
    static final String ID = "id";
    static final String JSON = "json";

    private final CorpusShape shape;

    LuceneMapping(CorpusShape shape) {
        this.shape = shape;
    }

    /** The document, with its JSON if it is to be had back. */
    Document document(BenchDocument source, boolean withJson) {
        Document document = new Document();
        document.add(new StringField(ID, source.id(), Field.Store.YES));
        JsonLeaves.walk(source.json(), (path, value) -> {
            FieldType type = shape.fields().get(path);
            if (type != null) {
                document.add(field(path, type, value));
            }
        });
        if (withJson) {
            document.add(new StoredField(JSON, source.json()));
        }
        return document;
    }

    private static Field field(String path, FieldType type, JsonParser value) throws IOException {
        return switch (type) {
            case TEXT -> new TextField(path, value.getText(), Field.Store.NO);
            case I64 -> new LongField(path, value.getLongValue(), Field.Store.NO);
            case F64 -> new DoubleField(path, value.getDoubleValue(), Field.Store.NO);
            default -> new KeywordField(path, value.getText(), Field.Store.NO);
        };
    }

    Query query(BenchQuery query) {
        return switch (query) {
            case BenchQuery.Term(String word) -> word(word);
            case BenchQuery.Or(List<String> words) -> of(words, BooleanClause.Occur.SHOULD);
            case BenchQuery.And(List<String> words) -> of(words, BooleanClause.Occur.MUST);
            case BenchQuery.Phrase(List<String> words) -> new PhraseQuery(shape.words(), words.toArray(String[]::new));
            case BenchQuery.Prefix(String beginning) -> new PrefixQuery(new Term(shape.words(), beginning));
            case BenchQuery.Range(String field, long from, long to) -> LongField.newRangeQuery(field, from, to);
            case BenchQuery.Filter(String field, String value, String word) ->
                new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(field, value)), BooleanClause.Occur.MUST)
                        .add(word(word), BooleanClause.Occur.MUST)
                        .build();
        };
    }

    private Query of(List<String> words, BooleanClause.Occur occur) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        words.forEach(word -> all.add(word(word), occur));
        return all.build();
    }

    private Query word(String word) {
        return new TermQuery(new Term(shape.words(), word));
    }
}
