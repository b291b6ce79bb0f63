package io.cameogrid.bench.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ways to hand requests to workers. */
public final class Requests {
    private Requests() {}

    /** For each worker all requests over and over, each worker beginning elsewhere. */
    public static List<Iterator<byte[]>> around(List<byte[]> requests, int workers) {
        List<Iterator<byte[]>> all = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int first = (int) ((long) worker * requests.size() / workers);
            all.add(IntStream.iterate(first, i -> (i + 1) % requests.size())
                    .mapToObj(requests::get)
                    .iterator());
        }
        return all;
    }

    /** Every request once, whoever comes first. */
    public static List<Iterator<byte[]>> shared(List<byte[]> requests, int workers) {
        AtomicInteger next = new AtomicInteger();
        return Stream.generate(() -> once(requests, next)).limit(workers).toList();
    }

    private static Iterator<byte[]> once(List<byte[]> requests, AtomicInteger next) {
        return new Iterator<>() {
            private int mine = next.getAndIncrement();

            @Override
            public boolean hasNext() {
                return mine < requests.size();
            }

            @Override
            public byte[] next() {
                byte[] request = requests.get(mine);
                mine = next.getAndIncrement();
                return request;
            }
        };
    }
}
