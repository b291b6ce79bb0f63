package io.cameogrid.rest.error;

import io.cameogrid.api.error.ErrorCode;

/** The HTTP status of every error: the one place that decides it. */
final class ErrorStatus {
    private ErrorStatus() {}

    static int of(ErrorCode code) {
        return switch (code.kind()) {
            case CALLER -> ofCaller(code);
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION -> 412;
            case TOO_LARGE -> 413;
            case BUSY -> 429;
            case INTERNAL -> 500;
            case NOT_OFFERED -> 501;
            case UNAVAILABLE -> 503;
            case UNKNOWN_OUTCOME -> 504;
        };
    }

    /** HTTP has words of its own for some of the caller's errors. */
    private static int ofCaller(ErrorCode code) {
        return switch (code) {
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            default -> 400;
        };
    }

    /** The code that fits a status with which the server under us, or Jersey, refuses a request. */
    static ErrorCode codeOf(int status) {
        return switch (status) {
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.BODY_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ErrorCode.TOO_MANY_REQUESTS;
            case 500 -> ErrorCode.INTERNAL;
            case 503 -> ErrorCode.NOT_READY;
            default -> ErrorCode.INVALID_REQUEST;
        };
    }
}
