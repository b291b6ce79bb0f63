package io.cameogrid.search.microshard;

import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.MergeTrigger;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

/**
 * The settings of every index writer: an addition is an addition to memory and nothing else, and leaves stay few.
 *
 * <p>Lucene flushes in the thread that adds when its own limits are passed; so they are set out of reach, and
 * {@link IndexBufferBudget} flushes from a thread of its own. The limit of a single buffer, 2 GB, cannot be switched
 * off; the budget stays far below it.
 */
final class WriterSettings {
    /** Below this a segment counts as this large: some of them are always merged, at little cost each time. */
    private static final double FLOOR_SEGMENT_MB = 2;

    private static final int SEGMENTS_PER_TIER = 4;
    private static final int BUFFER_HARD_LIMIT_MB = 2047;
    /** How long a refresh waits for the small segments to be merged; what is not merged by then is searched as it is. */
    private static final int MERGE_ON_REFRESH_MILLIS = 20;

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
        TieredMergePolicy tiers =
                new TieredMergePolicy().setFloorSegmentMB(FLOOR_SEGMENT_MB).setSegmentsPerTier(SEGMENTS_PER_TIER);
        return new NoMergeOnCommit(tiers);
    }

    /** Merges while a refresh waits, but never while a checkpoint waits. */
    private static final class NoMergeOnCommit extends FilterMergePolicy {
        NoMergeOnCommit(MergePolicy policy) {
            super(policy);
        }

        @Override
        public @Nullable MergeSpecification findFullFlushMerges(
                MergeTrigger trigger, SegmentInfos segments, MergeContext context) throws IOException {
            return trigger == MergeTrigger.COMMIT ? null : super.findFullFlushMerges(trigger, segments, context);
        }
    }
}
