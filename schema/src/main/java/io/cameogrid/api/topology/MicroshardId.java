package io.cameogrid.api.topology;

/**
 * One microshard: the Lucene index of one partition of one incarnation of an index.
 *
 * @param incarnation the internal id of the index, new at every creation
 * @param partition from 0 to the index's number of microshards, exclusive
 */
public record MicroshardId(String incarnation, int partition) {
    @Override
    public String toString() {
        return incarnation + "/" + partition;
    }
}
