package io.cameogrid.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Parses the clauses after a query. They count only as one unbroken run up to the end of the string; anything less is text
 * to search for, so that this parser gives nothing where the others give an error.
 */
final class TailParser {

    /** What would make the first word of a list something else than a field name. */
    private static final String NOT_FIRST_IN_FIELD = "-+!'/<>";

    private final Lexer lexer;

    TailParser(Lexer lexer) {
        this.lexer = lexer;
    }

    /** Reads the run of clauses that begins at the cursor and ends the string. When there is none, the cursor stays. */
    Optional<TailClauses> readTail() {
        int start = lexer.position();
        Map<String, Clause> clauses = new HashMap<>();
        boolean complete = readClauses(clauses);
        if (!complete || clauses.isEmpty()) {
            lexer.moveTo(start);
            return Optional.empty();
        }
        Map<String, Integer> positions = new HashMap<>();
        clauses.forEach((keyword, clause) -> positions.put(keyword, clause.start()));
        return Optional.of(new TailClauses(
                fields(clauses), number(clauses, "limit"), number(clauses, "offset"), sort(clauses), positions));
    }

    private boolean readClauses(Map<String, Clause> clauses) {
        lexer.skipSpace();
        while (!lexer.atEnd()) {
            Optional<String> keyword = readKeyword();
            if (keyword.isEmpty() || clauses.containsKey(keyword.get())) {
                return false;
            }
            lexer.skipSpace();
            Optional<Clause> clause = readClause(keyword.get());
            if (clause.isEmpty()) {
                return false;
            }
            clauses.put(keyword.get(), clause.get());
            lexer.skipSpace();
        }
        return true;
    }

    private Optional<String> readKeyword() {
        return Syntax.TAIL_KEYWORDS.stream().filter(lexer::acceptWord).findFirst();
    }

    private Optional<Clause> readClause(String keyword) {
        int start = lexer.position();
        return switch (keyword) {
            case "limit", "offset" -> {
                String digits = lexer.readDigits();
                boolean ended = !digits.isEmpty() && lexer.atWordEnd();
                yield ended ? Optional.of(new Clause(List.of(), digits, start)) : Optional.empty();
            }
            default -> readList(keyword.equals("sort")).map(fields -> new Clause(fields, "", start));
        };
    }

    private Optional<List<SortClause>> readList(boolean ordered) {
        List<SortClause> fields = new ArrayList<>();
        do {
            lexer.skipSpace();
            Optional<SortClause> field = readField(ordered);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
            lexer.skipSpace();
        } while (lexer.accept(','));
        return Optional.of(fields);
    }

    private Optional<SortClause> readField(boolean ordered) {
        int start = lexer.position();
        Optional<String> name = readName();
        if (name.isEmpty() || !lexer.accept(':')) {
            return name.map(field -> new SortClause(field, true, start));
        }
        lexer.skipSpace();
        String order = readPart().toLowerCase(Locale.ROOT);
        boolean ascending = order.equals("asc");
        return ordered && (ascending || order.equals("desc"))
                ? Optional.of(new SortClause(name.get(), ascending, start))
                : Optional.empty();
    }

    private Optional<String> readName() {
        int start = lexer.position();
        boolean possible = !lexer.atAnyOf(NOT_FIRST_IN_FIELD);
        String raw = readPart();
        return possible && !raw.isEmpty() && !Syntax.isOperator(raw)
                ? Word.read(lexer, start, lexer.position()).literal()
                : Optional.empty();
    }

    /** Reads up to the end of the word, or a comma or colon inside it. */
    private String readPart() {
        int start = lexer.position();
        while (!lexer.atWordEnd() && !lexer.atAnyOf(",:")) {
            lexer.skipCharacter();
        }
        return lexer.text().substring(start, lexer.position());
    }

    private static List<String> fields(Map<String, Clause> clauses) {
        return list(clauses, "return").stream().map(SortClause::field).toList();
    }

    private static List<SortClause> sort(Map<String, Clause> clauses) {
        return list(clauses, "sort");
    }

    private static List<SortClause> list(Map<String, Clause> clauses, String keyword) {
        return clauses.containsKey(keyword) ? clauses.get(keyword).fields() : List.of();
    }

    private OptionalInt number(Map<String, Clause> clauses, String keyword) {
        Clause clause = clauses.get(keyword);
        if (clause == null) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Numbers.parse(clause.digits())
                .orElseThrow(() -> lexer.unexpected(
                        clause.start(), "a whole number up to " + Integer.MAX_VALUE + " after '" + keyword + "'")));
    }

    /** One clause as read, its number not yet known to be small enough, since the run may yet turn out to be text. */
    private record Clause(List<SortClause> fields, String digits, int start) {}
}
