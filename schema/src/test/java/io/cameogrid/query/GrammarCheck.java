package io.cameogrid.query;

import io.cameogrid.query.Grammar.Part;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a text is a sentence of the grammar, by trying every way to read it. What the grammar describes only in prose is
 * read as far as it goes, and never less far.
 */
final class GrammarCheck {
    /** Ordinary characters and escapes; a backslash stands before a keyword, or before what is neither letter nor digit. */
    private static final String CHARACTER =
            "[^\\s\\p{Z}()\\[\\]{}\"^*?~\\\\%s]|\\\\(?:[^\\p{L}\\p{Nd}]|(?=(?:AND|OR|NOT|TO|IN|return|limit|offset|sort)(?:$|[\\s\\p{Z}()\\[\\]{}\"^:])))";

    private static final Map<String, Pattern> PROSE = Map.of(
            "WORD", Pattern.compile("(?s)(?!(?<![*?])')(?:" + CHARACTER.formatted("") + ")+"),
            "NAME", Pattern.compile("(?s)(?!')(?:" + CHARACTER.formatted(":") + ")+"),
            "QUOTED",
                    Pattern.compile(
                            "(?s)\"(?:[^\"\\\\]|\\\\[\"\\\\]|\\\\(?![\"\\\\]))*\"|'(?:[^'\\\\]|\\\\['\\\\]|\\\\(?!['\\\\]))*'"),
            "DIGITS", Pattern.compile("[0-9]+"));

    private static final Pattern COLON = Pattern.compile("(?<!\\\\):");

    private final Grammar grammar;
    private final String text;
    private final Map<String, Set<Integer>> known = new HashMap<>();

    GrammarCheck(Grammar grammar, String text) {
        this.grammar = grammar;
        this.text = text;
    }

    boolean isSentence() {
        return rule("query", 0).stream().anyMatch(end -> space(end) == text.length());
    }

    private Set<Integer> rule(String name, int start) {
        Set<Integer> before = known.get(name + start);
        if (before != null) {
            return before;
        }
        Set<Integer> ends = new TreeSet<>(prose(name, start));
        if (name.equals("value") || name.equals("FUZZY") || name.equals("PATTERN")) {
            ends.removeIf(end -> end < text.length()
                    && "*?~".indexOf(text.charAt(end)) >= 0
                    && "]}*\"'".indexOf(text.charAt(end - 1)) < 0);
        }
        if (name.equals("FUZZY")) {
            ends.removeIf(end -> end < text.length() && !Syntax.endsWord(text.charAt(end)));
        }
        known.put(name + start, ends);
        return ends;
    }

    private Set<Integer> prose(String name, int start) {
        if (name.equals("SLASHED")) {
            int end = text.startsWith("/", start) ? new SlashScan(text).end(start) : text.length() + 1;
            return end <= text.length() ? Set.of(end) : Set.of();
        }
        Pattern pattern = PROSE.get(name);
        if (pattern == null) {
            return ends(grammar.rule(name), start, isToken(name));
        }
        Matcher matcher = pattern.matcher(text).region(start, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Set.of();
        }
        boolean whole = matcher.end() == text.length() || Syntax.endsWord(text.charAt(matcher.end()));
        if (whole && Set.of("AND", "OR", "NOT").contains(matcher.group()) && !"*?".contains(before(start))) {
            return Set.of();
        }
        boolean field = name.equals("WORD") && COLON.matcher(matcher.group()).find() && !inValue(start);
        return field ? Set.of() : Set.of(matcher.end());
    }

    private String before(int start) {
        return start == 0 ? " " : text.substring(start - 1, start);
    }

    /** Whether a colon would belong to the value: behind the colon of a field, behind a comparison, and in brackets. */
    private boolean inValue(int start) {
        int i = start;
        while (i > 0 && Syntax.isSpace(text.charAt(i - 1))) {
            i--;
        }
        String before = text.substring(0, i);
        long open = before.chars().filter(c -> "[{".indexOf(c) >= 0).count();
        long closed = before.chars().filter(c -> "]}".indexOf(c) >= 0).count();
        return open > closed || (!before.isEmpty() && ":<>=*?".indexOf(before.charAt(i - 1)) >= 0);
    }

    private static boolean isToken(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT));
    }

    /** The places at which the part can end. */
    private Set<Integer> ends(Part part, int start, boolean token) {
        return switch (part) {
            case Part.Text literal -> text(literal.text(), token ? start : space(start));
            case Part.Name name -> rule(name.name(), isToken(name.name()) && !token ? space(start) : start);
            case Part.Sequence sequence -> {
                Set<Integer> ends = Set.of(start);
                for (Part each : sequence.parts()) {
                    ends = after(ends, each, token);
                }
                yield ends;
            }
            case Part.Choice choice -> {
                Set<Integer> ends = new TreeSet<>();
                choice.choices().forEach(each -> ends.addAll(ends(each, start, token)));
                yield ends;
            }
            case Part.Repeated repeated -> {
                Set<Integer> ends = new LinkedHashSet<>(Set.of(start));
                Set<Integer> newest = ends;
                for (int times = 0; !newest.isEmpty() && times < (repeated.most() == 1 ? 1 : text.length()); times++) {
                    newest = new TreeSet<>(after(newest, repeated.part(), token));
                    newest.removeAll(ends);
                    ends.addAll(newest);
                }
                yield ends;
            }
        };
    }

    private Set<Integer> after(Set<Integer> starts, Part part, boolean token) {
        Set<Integer> ends = new TreeSet<>();
        starts.forEach(start -> ends.addAll(ends(part, start, token)));
        return ends;
    }

    private Set<Integer> text(String literal, int start) {
        int end = start + literal.length();
        boolean word = Character.isLetter(literal.charAt(0));
        boolean there = text.startsWith(literal, start)
                && (!word || end == text.length() || Syntax.endsWord(text.charAt(end)) || text.charAt(end) == ',');
        return there ? Set.of(end) : Set.of();
    }

    private int space(int start) {
        int i = start;
        while (i < text.length() && Syntax.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
