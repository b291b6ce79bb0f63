package io.cameogrid.api.topology;

import io.cameogrid.schema.IndexDefinition;
import java.util.OptionalLong;

/**
 * An index as listings show it.
 *
 * @param documents live documents, counted once each
 * @param indexBytes size of the microshards on disk
 * @param memoryBytes memory of index buffers that are not on disk yet
 * @param dataBytes size of the documents in the store, if it was asked for
 */
public record IndexStatus(
        IndexDefinition definition, long documents, long indexBytes, long memoryBytes, OptionalLong dataBytes) {}
