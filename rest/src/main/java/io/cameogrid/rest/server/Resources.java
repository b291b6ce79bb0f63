package io.cameogrid.rest.server;

import io.cameogrid.api.ClusterAdmin;
import io.cameogrid.api.ClusterView;
import io.cameogrid.api.DocumentStore;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.SearchEngine;
import io.cameogrid.rest.cluster.HealthResource;
import io.cameogrid.rest.cluster.NodeResource;
import io.cameogrid.rest.cluster.NodesResource;
import io.cameogrid.rest.cluster.PartitionsResource;
import io.cameogrid.rest.cluster.ProbeResource;
import io.cameogrid.rest.cluster.TaskResource;
import io.cameogrid.rest.document.BulkResource;
import io.cameogrid.rest.document.DocumentResource;
import io.cameogrid.rest.document.DocumentStreamResource;
import io.cameogrid.rest.document.EnvelopeResource;
import io.cameogrid.rest.document.MultiGetResource;
import io.cameogrid.rest.filter.Admission;
import io.cameogrid.rest.index.AliasResource;
import io.cameogrid.rest.index.CommitResource;
import io.cameogrid.rest.index.IndexListResource;
import io.cameogrid.rest.index.IndexResource;
import io.cameogrid.rest.index.VerifyResource;
import io.cameogrid.rest.search.AnalyzeResource;
import io.cameogrid.rest.search.ManyIndexesResource;
import io.cameogrid.rest.search.SearchResource;
import io.cameogrid.rest.search.SearchStreamResource;
import io.cameogrid.rest.search.ValidateResource;
import java.util.List;

/**
 * The list of resources: every endpoint there is. Those with a name are also reached without Jersey.
 *
 * @param all the named ones included
 */
record Resources(DocumentResource document, EnvelopeResource envelope, SearchResource search, List<Object> all) {
    static Resources of(
            DocumentStore store,
            SearchEngine engine,
            IndexCatalog catalog,
            ClusterView cluster,
            ClusterAdmin admin,
            Admission admission) {
        DocumentResource document = new DocumentResource(store);
        EnvelopeResource envelope = new EnvelopeResource(store);
        SearchResource search = new SearchResource(engine);
        SearchStreamResource streams = new SearchStreamResource(engine);
        List<Object> all = List.of(
                document,
                envelope,
                search,
                new MultiGetResource(store, document),
                new BulkResource(store),
                new DocumentStreamResource(store),
                streams,
                new ManyIndexesResource(engine, streams),
                new ValidateResource(engine),
                new AnalyzeResource(engine),
                new IndexResource(catalog),
                new AliasResource(catalog),
                new IndexListResource(catalog, cluster),
                new CommitResource(catalog),
                new VerifyResource(catalog),
                new HealthResource(cluster),
                new NodeResource(admin),
                new NodesResource(cluster),
                new PartitionsResource(cluster),
                new TaskResource(cluster, catalog),
                new ProbeResource(cluster, admission));
        return new Resources(document, envelope, search, all);
    }
}
