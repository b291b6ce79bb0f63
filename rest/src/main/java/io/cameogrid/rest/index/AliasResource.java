package io.cameogrid.rest.index;

import io.cameogrid.api.AliasCatalog;
import io.cameogrid.api.IndexCatalog;
import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.MediaTypes;
import io.cameogrid.rest.call.Preconditions;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.json.AliasBody;
import io.cameogrid.rest.json.AliasJson;
import io.cameogrid.schema.IndexAlias;
import io.cameogrid.schema.IndexName;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;

/** Other names for indexes. */
@Path("_aliases")
@Produces(MediaTypes.JSON)
public final class AliasResource {
    private final IndexCatalog catalog;

    public AliasResource(IndexCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    public Reply list(@Context Call call) {
        call.query();
        return Reply.json(200, AliasJson.list(catalog.aliases().list()));
    }

    @GET
    @Path("{alias}")
    public Reply show(@Context Call call) {
        call.query();
        IndexName name = alias(call);
        IndexAlias alias = catalog.aliases()
                .find(name)
                .orElseThrow(() -> new CameoGridException(ErrorCode.ALIAS_NOT_FOUND, "there is no alias '" + name + "'")
                        .with("alias", name.value()));
        return tagged(Reply.json(200, AliasJson.alias(alias)), alias);
    }

    @PUT
    @Path("{alias}")
    public Reply put(@Context Call call) {
        WriteCondition condition = Preconditions.of(call, call.query("if_version"));
        IndexName name = alias(call);
        List<IndexName> indexes = AliasBody.parse(call.body().json());
        AliasCatalog.Put put = catalog.aliases().put(name, indexes, condition, call.writeDeadline());
        return tagged(
                Reply.json(
                        put.created() ? 201 : 200,
                        AliasJson.changed(put.alias(), put.created() ? "created" : "updated")),
                put.alias());
    }

    @DELETE
    @Path("{alias}")
    public Reply delete(@Context Call call) {
        WriteCondition condition = Preconditions.of(call, call.query("if_version"));
        IndexName name = alias(call);
        IndexAlias gone = catalog.aliases().delete(name, condition, call.writeDeadline());
        return Reply.json(200, AliasJson.changed(gone, "deleted"));
    }

    private static Reply tagged(Reply reply, IndexAlias alias) {
        return reply.withHeader("ETag", Preconditions.tag(alias.version()));
    }

    private static IndexName alias(Call call) {
        return IndexName.of(call.path().text(1));
    }
}
