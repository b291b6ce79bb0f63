package io.cameogrid.grid.service;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Annotations;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.NamePattern;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SearchTarget;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.SortKey.Missing;
import io.cameogrid.api.search.Total;
import io.cameogrid.grid.transport.ByteInput;
import io.cameogrid.grid.transport.ByteOutput;
import io.cameogrid.schema.FieldType;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Searches and their results as bytes, for the service's callers and answers. */
final class SearchWire {
    static final byte PROTOCOL = 1;
    static final byte REVISION = 2;

    /** The revision in which hits can have annotations. */
    private static final byte ANNOTATED = 2;

    private SearchWire() {}

    static byte[] bytes(SearchRequest request) {
        ByteOutput out = new ByteOutput(PROTOCOL, REVISION);
        out.text(first(request.target())).text(request.query());
        out.optional(boxed(request.limit()), out::number).optional(boxed(request.offset()), out::number);
        out.list(request.fields(), out::text);
        out.list(request.sort(), key -> out.text(key.field()).flag(key.ascending()));
        out.flag(request.lenient()).optional(request.routingKey(), out::text);
        out.number(request.timeout().toNanos());
        out.flag(request.allowPartial()).flag(request.trackTotal());
        SearchTarget target = request.target();
        out.list(target.names(), name -> out.text(name.value()));
        out.list(target.patterns(), pattern -> out.text(pattern.text())).flag(target.shown());
        out.list(request.sort(), key -> details(out, key));
        out.optional(request.cursor(), out::text);
        AnnotationWire.write(out, request.annotations());
        return out.bytes();
    }

    /** A name for servers that know of one only. */
    private static String first(SearchTarget target) {
        return target.names().isEmpty() ? "" : target.names().getFirst().value();
    }

    private static void details(ByteOutput out, SortKey key) {
        out.flag(key.missing() instanceof Missing.First);
        out.optional(
                key.missing() instanceof Missing.Value(String text) ? Optional.of(text) : Optional.empty(), out::text);
        out.text(key.mode().name()).optional(key.absentType().map(FieldType::wireName), out::text);
    }

    static SearchRequest request(byte[] bytes) {
        ByteInput in = opened(bytes);
        String index = in.text();
        SearchRequest first = new SearchRequest(
                new SearchTarget(index.isEmpty() ? List.of() : List.of(IndexName.of(index)), List.of(), false),
                in.text(),
                unboxed(in.optional(in::number)),
                unboxed(in.optional(in::number)),
                in.list(in::text),
                in.list(() -> new SortKey(in.text(), in.flag())),
                in.flag(),
                in.optional(in::text),
                Duration.ofNanos(in.number()),
                in.flag(),
                in.flag(),
                Optional.empty(),
                Annotations.NONE);
        SearchRequest request = in.revision() >= 1 ? detailed(first, in) : first;
        return in.revision() >= ANNOTATED ? request.asking(AnnotationWire.annotations(in)) : request;
    }

    /** What the first revision did not say. */
    private static SearchRequest detailed(SearchRequest request, ByteInput in) {
        SearchTarget target = new SearchTarget(
                in.list(() -> IndexName.of(in.text())), in.list(() -> NamePattern.of(in.text())), in.flag());
        Iterator<SortKey> plain = request.sort().iterator();
        List<SortKey> sort = in.list(() -> details(in, plain.next()));
        Optional<String> cursor = in.optional(in::text);
        SearchRequest ordered = request.in(target).sortedBy(sort);
        return cursor.map(ordered::from).orElse(ordered);
    }

    private static SortKey details(ByteInput in, SortKey key) {
        boolean missingFirst = in.flag();
        Optional<String> value = in.optional(in::text);
        Missing place = missingFirst ? Missing.FIRST : Missing.LAST;
        return new SortKey(
                key.field(),
                key.ascending(),
                value.<Missing>map(Missing.Value::new).orElse(place),
                SortKey.Mode.valueOf(in.text()),
                in.optional(in::text).flatMap(FieldType::find));
    }

    static byte[] bytes(SearchResult result) {
        ByteOutput out = new ByteOutput(PROTOCOL, REVISION);
        out.list(
                result.hits(),
                hit -> out.text(hit.id()).real(hit.score()).bytes(hit.source().array()));
        out.number(result.total().value()).flag(result.total().exact());
        out.number(result.limit()).number(result.offset()).number(result.took().toNanos());
        Coverage coverage = result.coverage();
        out.number(coverage.total()).number(coverage.responded());
        out.list(coverage.failed(), failure -> out.number(failure.microshard()).text(failure.reason()));
        out.number(coverage.nodesContacted()).list(result.discardedClauses(), out::text);
        out.list(result.hits(), hit -> out.optional(hit.index().map(IndexName::value), out::text));
        out.optional(result.nextCursor(), out::text);
        return out.list(result.hits(), hit -> AnnotationWire.write(out, hit.annotation()))
                .bytes();
    }

    static SearchResult result(byte[] bytes) {
        ByteInput in = opened(bytes);
        SearchResult first = new SearchResult(
                in.list(() -> new Hit(in.text(), (float) in.real(), JsonBytes.of(in.bytes()))),
                new Total(in.number(), in.flag()),
                (int) in.number(),
                (int) in.number(),
                Duration.ofNanos(in.number()),
                new Coverage(
                        (int) in.number(),
                        (int) in.number(),
                        in.list(() -> new Coverage.Failure((int) in.number(), in.text())),
                        (int) in.number()),
                in.list(in::text));
        SearchResult result = in.revision() >= 1 ? detailed(first, in) : first;
        return in.revision() >= ANNOTATED ? annotated(result, in) : result;
    }

    private static SearchResult detailed(SearchResult result, ByteInput in) {
        Iterator<Hit> plain = result.hits().iterator();
        List<Hit> hits = in.list(() -> {
            Hit hit = plain.next();
            return in.optional(in::text).map(IndexName::of).map(hit::in).orElse(hit);
        });
        return new SearchResult(
                hits,
                result.total(),
                result.limit(),
                result.offset(),
                result.took(),
                result.coverage(),
                result.discardedClauses(),
                in.optional(in::text));
    }

    private static SearchResult annotated(SearchResult result, ByteInput in) {
        Iterator<Hit> plain = result.hits().iterator();
        return new SearchResult(
                in.list(() -> plain.next().with(AnnotationWire.annotation(in))),
                result.total(),
                result.limit(),
                result.offset(),
                result.took(),
                result.coverage(),
                result.discardedClauses(),
                result.nextCursor());
    }

    private static ByteInput opened(byte[] bytes) {
        ByteInput in = new ByteInput(bytes);
        if (in.protocol() != PROTOCOL) {
            throw new IllegalArgumentException(
                    "message of protocol " + in.protocol() + "; this node speaks protocol " + PROTOCOL);
        }
        return in;
    }

    private static Optional<Long> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of((long) number.getAsInt()) : Optional.empty();
    }

    private static OptionalInt unboxed(Optional<Long> number) {
        return number.map(Math::toIntExact).map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
