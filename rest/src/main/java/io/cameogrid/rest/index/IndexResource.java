package io.cameogrid.rest.index;

import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.ByteSpan;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Preconditions;
import io.cameogrid.rest.call.QueryParameters;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.IndexJson;
import io.cameogrid.rest.json.PatchBody;
import io.cameogrid.rest.json.SettingsBody;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import io.cameogrid.schema.SchemaPatch;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** One index: its definition, and its end. */
@Path("api/{index}")
@Produces(MediaTypes.JSON)
public final class IndexResource {
    private final IndexCatalog catalog;

    public IndexResource(IndexCatalog catalog) {
        this.catalog = catalog;
    }

    @PUT
    @Path("_config")
    public Reply configure(@Context Call call) {
        QueryParameters query = call.query("reindex", "if_version");
        boolean reindex = query.flag("reindex", false);
        WriteCondition condition = Preconditions.of(call, query);
        IndexName name = index(call);
        IndexSettings settings = SettingsBody.parse(call.body().json());
        call.writeDeadline();
        IndexCatalog.Configured configured = catalog.configure(name, settings, reindex, condition);
        return tagged(IndexJson.acknowledged(configured), configured.index());
    }

    @GET
    @Path("_config")
    public Reply show(@Context Call call) {
        call.query();
        IndexName name = index(call);
        List<IndexDefinition> definitions =
                catalog.aliases().resolve(name).stream().map(this::require).toList();
        if (definitions.size() > 1) {
            return Reply.json(200, IndexJson.definitions(name, definitions));
        }
        IndexDefinition definition = definitions.getFirst();
        Preconditions.requireMatch(call, "definition", definition.version());
        return Preconditions.notModified(call, definition.version())
                ? Reply.empty(304).withHeader("ETag", Preconditions.tag(definition.version()))
                : tagged(IndexJson.definition(definition), definition);
    }

    private IndexDefinition require(IndexName name) {
        return catalog.find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + name + "'")
                        .with("index", name.value()));
    }

    @PATCH
    @Path("_schema")
    public Reply change(@Context Call call) {
        WriteCondition condition = Preconditions.of(call, call.query("if_version"));
        IndexName name = index(call);
        SchemaPatch patch = PatchBody.parse(call.body().json());
        call.writeDeadline();
        IndexCatalog.Patched patched = catalog.patch(name, patch, condition);
        return tagged(IndexJson.patched(patched), patched.configured().index());
    }

    private static Reply tagged(ByteSpan body, IndexDefinition index) {
        return Reply.json(200, body).withHeader("ETag", Preconditions.tag(index.version()));
    }

    @DELETE
    public Reply drop(@Context Call call) {
        boolean keepSchema = !call.query("delete_schema").flag("delete_schema", true);
        IndexName name = index(call);
        call.writeDeadline();
        return Reply.json(200, IndexJson.dropped(catalog.drop(name, keepSchema)));
    }

    private static IndexName index(Call call) {
        return IndexName.of(call.path().text(1));
    }
}
