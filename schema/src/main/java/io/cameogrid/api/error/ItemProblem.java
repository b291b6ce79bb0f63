package io.cameogrid.api.error;

import java.util.Optional;

/**
 * Why one item of a batch cannot be written.
 *
 * @param item position in the batch, from 0
 * @param id the item's id as far as it could be read, else empty text
 * @param field the path of the offending field, if one is to blame
 * @param reason what is wrong and what was expected, for people
 */
public record ItemProblem(int item, String id, Optional<String> field, String reason) {}
