package io.cameogrid.api.error;

/** What a caller can do about an error: the coarse classes from which transports derive their own status. */
public enum ErrorKind {
    /** The request is wrong; repeating it unchanged cannot succeed. */
    CALLER,
    /** The thing asked for does not exist. */
    NOT_FOUND,
    /** The request contradicts the present state. */
    CONFLICT,
    /** A condition that the caller attached to the request did not hold. */
    PRECONDITION,
    /** The request passes a stated limit. */
    TOO_LARGE,
    /** Too much at once; nothing was executed, repeat later. */
    BUSY,
    /** A needed part of the system is not there; nothing was executed, repeat later. */
    UNAVAILABLE,
    /** Time ran out; whether a write took effect is not known. */
    UNKNOWN_OUTCOME,
    /** Known to the interface, but not offered by this version. */
    NOT_OFFERED,
    /** A defect of ours. */
    INTERNAL
}
