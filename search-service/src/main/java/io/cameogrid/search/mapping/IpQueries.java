package io.cameogrid.search.mapping;

import io.cameogrid.query.Bound;
import io.cameogrid.query.Literal;
import io.cameogrid.schema.FieldDefinition;
import io.cameogrid.schema.check.IpAddress;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.Query;

/** Searches addresses; a value with a slash stands for all that begin as it does. */
final class IpQueries implements FieldQueries {
    private final FieldDefinition field;
    private final String name;

    IpQueries(FieldDefinition field) {
        this.field = field;
        this.name = IndexFields.ip(field);
    }

    @Override
    public String label() {
        return "field '" + field.path() + "' (ip)";
    }

    @Override
    public Answer term(String text) {
        Optional<IpAddress> address = IpAddress.parse(text);
        if (address.isPresent()) {
            return Answer.found(between(address.get(), address.get()));
        }
        return IpAddress.parseBlock(text)
                .map(block -> Answer.found(between(block.first(), block.last())))
                .orElseGet(() -> misfit(text));
    }

    @Override
    public Answer in(List<Literal> values) {
        return AnyValue.of(values, literal -> term(literal.text()));
    }

    @Override
    public Answer range(Bound low, Bound high) {
        for (Bound bound : List.of(low, high)) {
            if (value(bound).filter(text -> IpAddress.parse(text).isEmpty()).isPresent()) {
                return misfit(FieldQueries.text(bound));
            }
        }
        Optional<IpAddress> first = first(low);
        Optional<IpAddress> last = last(high);
        boolean some = first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) <= 0;
        return Answer.found(
                some ? between(first.get(), last.get()) : new MatchNoDocsQuery("no address lies in the range"));
    }

    @Override
    public Answer prefix(String text) {
        return unfit("has no beginnings of values; write a block, as in 10.0.0.0/8");
    }

    @Override
    public Query exists() {
        return field.fast()
                ? new ConstantScoreQuery(new FieldExistsQuery(name))
                : between(IpAddress.LOWEST, IpAddress.HIGHEST);
    }

    private static Optional<String> value(Bound bound) {
        return bound instanceof Bound.Unbounded ? Optional.empty() : Optional.of(FieldQueries.text(bound));
    }

    private static Optional<IpAddress> first(Bound low) {
        return switch (low) {
            case Bound.Unbounded none -> Optional.of(IpAddress.LOWEST);
            case Bound.Inclusive at -> IpAddress.parse(at.value().text());
            case Bound.Exclusive above -> IpAddress.parse(above.value().text()).flatMap(IpAddress::next);
        };
    }

    private static Optional<IpAddress> last(Bound high) {
        return switch (high) {
            case Bound.Unbounded none -> Optional.of(IpAddress.HIGHEST);
            case Bound.Inclusive at -> IpAddress.parse(at.value().text());
            case Bound.Exclusive below -> IpAddress.parse(below.value().text()).flatMap(IpAddress::previous);
        };
    }

    private Query between(IpAddress first, IpAddress last) {
        return new PointRangeQuery(name, first.bytes(), last.bytes(), 1) {
            @Override
            protected String toString(int dimension, byte[] value) {
                return IpAddress.of(value).toString();
            }
        };
    }

    private Answer misfit(String text) {
        return unfit("takes an address such as 192.0.2.1 or 2001:db8::1, or outside of ranges a block such as"
                + " 10.0.0.0/8, not '" + FieldQueries.abbreviated(text) + "'");
    }
}
