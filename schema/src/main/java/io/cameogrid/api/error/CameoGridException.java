package io.cameogrid.api.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one exception of CameoGrid: a code of the catalogue, a sentence that names the place and the remedy, and facts.
 *
 * <p>Facts are the extra members of the problem document ({@code index, field, line, column, position, limit, ...}).
 */
public final class CameoGridException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> facts = new LinkedHashMap<>();
    private final transient List<ItemProblem> problems = new ArrayList<>();

    public CameoGridException(ErrorCode code, String detail) {
        super(detail);
        this.code = code;
    }

    public CameoGridException(ErrorCode code, String detail, Throwable cause) {
        super(detail, cause);
        this.code = code;
    }

    /** Adds one fact and returns this, so that a throw site stays one expression. */
    public CameoGridException with(String fact, Object value) {
        facts.put(fact, value);
        return this;
    }

    /** Adds the problems of a batch's items and returns this. */
    public CameoGridException withProblems(List<ItemProblem> itemProblems) {
        problems.addAll(itemProblems);
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    /** What happened, for people. */
    public String detail() {
        return Optional.ofNullable(getMessage()).orElse(code.title());
    }

    public Map<String, Object> facts() {
        return Map.copyOf(facts);
    }

    public List<ItemProblem> problems() {
        return List.copyOf(problems);
    }
}
