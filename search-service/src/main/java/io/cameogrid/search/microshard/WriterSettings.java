package io.cameogrid.search.microshard;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;

/**
 * The settings of every index writer: an addition is an addition to memory and nothing else, and leaves stay few.
 *
 * <p>Lucene flushes in the thread that adds when its own limits are passed; so they are set out of reach, and
 * {@link IndexBufferBudget} flushes from a thread of its own. The limit of a single buffer, 2 GB, cannot be switched
 * off; the budget stays far below it.
 */
final class WriterSettings {
    /**
     * Below this a segment counts as this large. Merging rewrites such segments again and again, so the floor is what a few
     * refreshes under load add, not more.
     */
    private static final double FLOOR_SEGMENT_MB = 0.25;

    private static final int SEGMENTS_PER_TIER = 8;
    private static final int BUFFER_HARD_LIMIT_MB = 2047;
    /** A refresh searches small segments as they are: a search after each write must not wait for merges. */
    private static final int MERGE_ON_REFRESH_MILLIS = 0;

    private WriterSettings() {}

    static IndexWriterConfig config(Analyzer analyzer, SharedMerges merges) {
        IndexWriterConfig config = new IndexWriterConfig(analyzer)
                .setMaxBufferedDocs(Integer.MAX_VALUE)
                .setRAMBufferSizeMB(IndexWriterConfig.DISABLE_AUTO_FLUSH)
                .setRAMPerThreadHardLimitMB(BUFFER_HARD_LIMIT_MB)
                .setCommitOnClose(false)
                .setMaxFullFlushMergeWaitMillis(MERGE_ON_REFRESH_MILLIS)
                .setMergeScheduler(merges.scheduler())
                .setMergePolicy(mergePolicy())
                .setCodec(new LazyStoredFieldsCodec(Codec.getDefault()));
        config.setCheckPendingFlushUpdate(false);
        return config;
    }

    private static MergePolicy mergePolicy() {
        return new TieredMergePolicy().setFloorSegmentMB(FLOOR_SEGMENT_MB).setSegmentsPerTier(SEGMENTS_PER_TIER);
    }
}
