package io.cameogrid.grid.service;

import io.cameogrid.api.document.JsonBytes;
import io.cameogrid.api.search.Coverage;
import io.cameogrid.api.search.Hit;
import io.cameogrid.api.search.SearchRequest;
import io.cameogrid.api.search.SearchResult;
import io.cameogrid.api.search.SortKey;
import io.cameogrid.api.search.Total;
import io.cameogrid.grid.transport.ByteInput;
import io.cameogrid.grid.transport.ByteOutput;
import io.cameogrid.schema.IndexName;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Searches and their results as bytes, for the service's callers and answers. */
final class SearchWire {
    static final byte PROTOCOL = 1;
    static final byte REVISION = 0;

    private SearchWire() {}

    static byte[] bytes(SearchRequest request) {
        ByteOutput out = new ByteOutput(PROTOCOL, REVISION);
        out.text(request.index().value()).text(request.query());
        out.optional(boxed(request.limit()), out::number).optional(boxed(request.offset()), out::number);
        out.list(request.fields(), out::text);
        out.list(request.sort(), key -> out.text(key.field()).flag(key.ascending()));
        out.flag(request.lenient()).optional(request.routingKey(), out::text);
        out.number(request.timeout().toNanos());
        return out.flag(request.allowPartial()).flag(request.trackTotal()).bytes();
    }

    static SearchRequest request(byte[] bytes) {
        ByteInput in = opened(bytes);
        return new SearchRequest(
                IndexName.of(in.text()),
                in.text(),
                unboxed(in.optional(in::number)),
                unboxed(in.optional(in::number)),
                in.list(in::text),
                in.list(() -> new SortKey(in.text(), in.flag())),
                in.flag(),
                in.optional(in::text),
                Duration.ofNanos(in.number()),
                in.flag(),
                in.flag());
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
        return out.number(coverage.nodesContacted())
                .list(result.discardedClauses(), out::text)
                .bytes();
    }

    static SearchResult result(byte[] bytes) {
        ByteInput in = opened(bytes);
        return new SearchResult(
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
