package io.cameogrid.search.microshard;

/** Hears when a named point is reached, so that tests can stop the process exactly there. */
@FunctionalInterface
public interface Failpoints {
    /** After the mark, no key noted yet. */
    String MARK_AFTER = "mark.after";
    /** A change is noted, but not yet in the index writer. */
    String HOOK_BEFORE_WRITER = "hook.before-writer";
    /** A change is in the index writer, but not yet counted as visible to the next search. */
    String HOOK_AFTER_WRITER = "hook.after-writer";
    /** Changes go on since the mark; no commit is cut yet. */
    String COMMIT_BEFORE_PREPARE = "commit.before-prepare";
    /** All commits are prepared, the store's log is not forced. */
    String COMMIT_AFTER_PREPARE = "commit.after-prepare";
    /** All commits are published, the store's checkpoint is not stored. */
    String COMMIT_AFTER_PUBLISH = "commit.after-publish";

    /** Does nothing. */
    Failpoints NONE = point -> {};

    void reached(String point);
}
