package io.cameogrid.api.document;

import java.util.Optional;

/**
 * One document to be put, before the index has said where it goes.
 *
 * @param id the document's id, unchecked
 * @param routingKey the caller's routing key; absent, the routing field's value or the id routes
 */
public record DocumentWrite(String id, Optional<String> routingKey, JsonBytes source) {}
