package io.cameogrid.api.topology;

/** What is running: the product and the parts that matter when a problem is reported. */
public record Versions(String version, String build, String java, String ignite, String lucene) {}
