package io.cameogrid.search.analysis;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates how large the automaton of a regular expression becomes, before anything is built: a few characters such as
 * {@code (a{999}){999}} ask for gigabytes.
 */
public final class RegexCost {
    /** Characters once all repetitions are written out. */
    public static final long BUDGET = 10_000;

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_DEPTH = 64;

    private final String expression;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int next;

    /** Of the group that is open. */
    private long sum;

    /** Of what a repetition would repeat; never nothing, since a brace with nothing before it is a character. */
    private long last = 1;

    private RegexCost(String expression) {
        this.expression = expression;
    }

    /** The cost, or any number beyond the budget. */
    public static long of(String expression) {
        return expression.length() > MAX_LENGTH ? Long.MAX_VALUE : new RegexCost(expression).total();
    }

    private long total() {
        while (next < expression.length() && sum <= BUDGET) {
            char c = expression.charAt(next++);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '[' -> add(skipBehind(']'));
                case '"' -> add(skipBehind('"'));
                case '\\' -> {
                    next++;
                    add(1);
                }
                default -> add(1);
            }
            if (outer.size() > MAX_DEPTH) {
                return Long.MAX_VALUE;
            }
        }
        return sum + outer.stream().mapToLong(Long::longValue).sum();
    }

    private void open() {
        outer.push(sum);
        sum = 0;
    }

    private void close() {
        if (!outer.isEmpty()) {
            last = sum + 1;
            sum = outer.pop() + last;
        }
    }

    private void add(long cost) {
        last = cost;
        sum += cost;
    }

    /** Takes the greatest number between the braces. */
    private void repeat() {
        long most = 1;
        long number = 0;
        while (next < expression.length() && expression.charAt(next) != '}') {
            int digit = Character.digit(expression.charAt(next++), 10);
            number = digit < 0 ? 0 : Math.min(number * 10 + digit, BUDGET + 1);
            most = Math.max(most, number);
        }
        next++;
        sum += last * (most - 1);
        last *= most;
    }

    private int skipBehind(char end) {
        int start = next;
        while (next < expression.length() && expression.charAt(next) != end) {
            next += expression.charAt(next) == '\\' ? 2 : 1;
        }
        next++;
        return next - start;
    }
}
