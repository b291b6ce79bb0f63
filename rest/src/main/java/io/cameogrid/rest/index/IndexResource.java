package io.cameogrid.rest.index;

import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.IndexJson;
import io.cameogrid.rest.json.SettingsBody;
import io.cameogrid.schema.IndexDefinition;
import io.cameogrid.schema.IndexName;
import io.cameogrid.schema.IndexSettings;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

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
        boolean reindex = call.query("reindex").flag("reindex", false);
        IndexName name = index(call);
        IndexSettings settings = SettingsBody.parse(call.body().json());
        call.writeDeadline();
        return Reply.json(200, IndexJson.acknowledged(catalog.configure(name, settings, reindex)));
    }

    @GET
    @Path("_config")
    public Reply show(@Context Call call) {
        call.query();
        IndexName name = index(call);
        IndexDefinition definition = catalog.find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.INDEX_NOT_FOUND, "there is no index '" + name + "'")
                        .with("index", name.value()));
        return Reply.json(200, IndexJson.definition(definition));
    }

    @PATCH
    @Path("_schema")
    public Reply change(@Context Call call) {
        index(call);
        throw new CameoGridException(
                ErrorCode.NOT_IMPLEMENTED,
                "this version does not change whether a field is indexed; declare it with PUT _config in a new index");
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
