package io.cameogrid.schema.check;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;

/** Why a document does not fit: the path of the field, what it takes, and what the document has there. */
public record FieldProblem(String field, String expected, String got) {
    /** The problem in one sentence, for people. */
    public String reason() {
        return "field '" + field + "': expected " + expected + ", got " + got;
    }

    /** The problem as the refusal of a document. */
    public CameoGridException refusal() {
        return new CameoGridException(ErrorCode.INVALID_DOCUMENT, reason())
                .with("field", field)
                .with("expected", expected)
                .with("got", got);
    }
}
