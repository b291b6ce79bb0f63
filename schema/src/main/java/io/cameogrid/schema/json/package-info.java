/**
 * Documents as JSON: one strict, streaming pass over the bytes, and the field paths that it walks.
 *
 * <p>Stage: W0 and W1. Takes: a document's UTF-8 bytes. Gives: its values by path, or MALFORMED_JSON and
 * INVALID_DOCUMENT with the place. Threads: readers and paths are shared; a pass belongs to its thread.
 */
@NullMarked
package io.cameogrid.schema.json;

import org.jspecify.annotations.NullMarked;
