package io.cameogrid.grid.plugin;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.grid.cluster.ClusterNames;
import io.cameogrid.grid.cluster.JoinRules;
import io.cameogrid.grid.internal.RebalanceLog;
import io.cameogrid.grid.quorum.QuorumExtension;
import io.cameogrid.grid.quorum.Voters;
import io.cameogrid.grid.service.SearchGridService;
import io.cameogrid.grid.store.BalancedAffinity;
import io.cameogrid.grid.transport.MessagePeerChannel;
import io.cameogrid.search.microshard.Failpoints;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.ignite.Ignite;
import org.apache.ignite.cluster.ClusterNode;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.plugin.CachePluginContext;
import org.apache.ignite.plugin.CachePluginProvider;
import org.apache.ignite.plugin.CacheTopologyValidatorProvider;
import org.apache.ignite.plugin.ExtensionRegistry;
import org.apache.ignite.plugin.IgnitePlugin;
import org.apache.ignite.plugin.PluginContext;
import org.apache.ignite.plugin.PluginProvider;
import org.apache.ignite.services.ServiceConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The Ignite plugin: add it to an Ignite configuration, or let Ignite find it on the class path, and the node has search.
 *
 * <p>On a server it installs the indexing SPI and the search service before Ignite builds the parts that use them; on a
 * client it only offers the façades.
 */
public final class CameoGridPluginProvider implements PluginProvider<CameoGridConfiguration> {
    private final Optional<CameoGridConfiguration> configuration;
    private final Failpoints failpoints;
    private @Nullable CameoGridNode node;
    private @Nullable JoinRules joinRules;

    /** For Ignite's service loader: settings come from the Ignite configuration, or are the defaults. */
    public CameoGridPluginProvider() {
        this.configuration = Optional.empty();
        this.failpoints = Failpoints.NONE;
    }

    public CameoGridPluginProvider(CameoGridConfiguration configuration) {
        this(configuration, Failpoints.NONE);
    }

    /** @param failpoints for tests that stop the process at a named point */
    public CameoGridPluginProvider(CameoGridConfiguration configuration, Failpoints failpoints) {
        this.configuration = Optional.of(configuration);
        this.failpoints = failpoints;
    }

    /** The plugin of a node, also while the grid is not active, when {@link Ignite#plugin} refuses to say. */
    public static CameoGrid of(Ignite ignite) {
        return Stream.ofNullable(ignite.configuration().getPluginProviders())
                .flatMap(Arrays::stream)
                .filter(CameoGridPluginProvider.class::isInstance)
                .map(CameoGridPluginProvider.class::cast)
                .findFirst()
                .map(CameoGridPluginProvider::started)
                .orElseGet(() -> ignite.plugin(CameoGrid.NAME));
    }

    @Override
    public String name() {
        return CameoGrid.NAME;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String copyright() {
        return "Apache License 2.0";
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // The signature is Ignite's: the caller names the plugin's type.
    public <T extends IgnitePlugin> T plugin() {
        return (T) started();
    }

    @Override
    public void initExtensions(PluginContext context, ExtensionRegistry registry) {
        RebalanceLog.keep();
        IgniteConfiguration ignite = context.igniteConfiguration();
        CameoGridConfiguration settings =
                configuration.or(() -> find(ignite)).orElseGet(CameoGridConfiguration::defaults);
        boolean client = Boolean.TRUE.equals(ignite.isClientMode());
        if (!settings.rules().voters().entries().isEmpty()) {
            QuorumExtension.prepare(ignite);
            registry.registerExtension(
                    CacheTopologyValidatorProvider.class,
                    new QuorumExtension(settings.rules().voters()));
        }
        CameoGridWiring wiring = new CameoGridWiring(context.grid(), settings);
        CameoGridNode created =
                client ? wiring.client() : wiring.server(MicroshardDirectory.of(settings, ignite), failpoints);
        JoinRules rules = new JoinRules(context.grid(), settings.names(), settings.rules());
        Map<String, Object> ofNode = new HashMap<>(created.attributes());
        ofNode.putAll(rules.attributes());
        ofNode.put(MessagePeerChannel.ATTRIBUTE, true);
        ofNode.put(BalancedAffinity.ATTRIBUTE, true);
        ignite.setUserAttributes(withOwn(ignite.getUserAttributes(), settings, ofNode));
        joinRules = rules;
        created.indexingSpi().ifPresent(spi -> {
            ignite.setIndexingSpi(spi);
            ignite.setServiceConfiguration(withSearchService(ignite.getServiceConfiguration()));
        });
        node = created;
    }

    @Override
    public <T> @Nullable T createComponent(PluginContext context, Class<T> type) {
        return null;
    }

    @Override
    @SuppressWarnings("rawtypes") // The signature is Ignite's.
    public @Nullable CachePluginProvider<?> createCacheProvider(CachePluginContext context) {
        return null;
    }

    @Override
    public void start(PluginContext context) {
        // Ignite has made its own parts, and joins after this. When onIgniteStart comes, the node takes updates
        // already.
        Optional.ofNullable(node).ifPresent(CameoGridNode::joining);
    }

    @Override
    public void onIgniteStart() {
        // The search service tells when the node's rows are whole.
        Optional.ofNullable(node).ifPresent(CameoGridNode::joined);
    }

    @Override
    public void onIgniteStop(boolean cancel) {
        // Ignite's last checkpoint comes after this and still needs the engine.
        Optional.ofNullable(node).ifPresent(CameoGridNode::stopFollowing);
    }

    @Override
    public void stop(boolean cancel) {
        Optional.ofNullable(node).ifPresent(CameoGridNode::close);
    }

    @Override
    public @Nullable Serializable provideDiscoveryData(UUID nodeId) {
        return null;
    }

    @Override
    public void receiveDiscoveryData(UUID nodeId, Serializable data) {
        // None is sent.
    }

    @Override
    @SuppressWarnings("deprecation") // The newer method calls this one, which has no default.
    public void validateNewNode(ClusterNode newNode) {
        if (joinRules != null) {
            joinRules.check(newNode);
        }
    }

    private CameoGridNode started() {
        if (node == null) {
            throw new CameoGridException(ErrorCode.NOT_READY, "Ignite has not initialised the plugin yet");
        }
        return node;
    }

    @SuppressWarnings("deprecation") // The older way to configure plugins still works, so it is honoured.
    private static Optional<CameoGridConfiguration> find(IgniteConfiguration ignite) {
        return Stream.ofNullable(ignite.getPluginConfigurations())
                .flatMap(Arrays::stream)
                .filter(CameoGridConfiguration.class::isInstance)
                .map(CameoGridConfiguration.class::cast)
                .findFirst();
    }

    private static Map<String, Object> withOwn(
            @Nullable Map<String, ?> others, CameoGridConfiguration settings, Map<String, ?> ofNode) {
        Map<String, Object> attributes =
                new HashMap<>(Optional.ofNullable(others).orElse(Map.of()));
        attributes.putAll(ofNode);
        attributes.put(ClusterNames.ATTRIBUTE, settings.names().node());
        settings.rules().ownEntry().ifPresent(entry -> attributes.put(Voters.ATTRIBUTE, entry));
        return attributes;
    }

    private static ServiceConfiguration[] withSearchService(ServiceConfiguration @Nullable [] others) {
        ServiceConfiguration search = new ServiceConfiguration()
                .setName(SearchGridService.NAME)
                .setService(new SearchGridService())
                .setMaxPerNodeCount(1);
        return Stream.concat(Stream.ofNullable(others).flatMap(Arrays::stream), Stream.of(search))
                .toArray(ServiceConfiguration[]::new);
    }
}
