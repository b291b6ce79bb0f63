package io.cameogrid.rest.server;

import io.cameogrid.rest.call.Call;
import io.cameogrid.rest.call.Reply;
import io.cameogrid.rest.error.ProblemMapper;
import io.cameogrid.rest.error.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.process.internal.RequestScoped;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/**
 * Every route there is, found by Jersey.
 *
 * <p>Jersey gets the path in a spelling in which no character means anything, and finds the resource and its method by
 * it, or why there is none; the resource itself gets the call. Threads: any.
 */
final class JerseyRoutes implements Router {
    private static final URI BASE = URI.create("http://localhost/");
    private static final String CALL = "io.cameogrid.call";

    private static final SecurityContext NOBODY = new Anonymous();

    private final ResourceConfig config;
    private final ApplicationHandler application;

    JerseyRoutes(Resources resources) {
        this.config = new ResourceConfig()
                .register(ProblemMapper.class)
                .register(ReplyBodyWriter.class)
                .register(new Instances(resources.all()))
                .property(ServerProperties.WADL_FEATURE_DISABLE, true);
        resources.all().forEach(resource -> config.register(resource.getClass()));
        this.application = new ApplicationHandler(config);
    }

    @Override
    public Optional<Reply> answer(Call call) {
        if (call.path().hasEmptySegment()) {
            return Optional.of(Problems.reply(new NotFoundException(), call));
        }
        ContainerRequest request =
                new ContainerRequest(BASE, plainUri(call), call.method(), NOBODY, new MapPropertiesDelegate(), config);
        request.setProperty(CALL, call);
        call.header("Accept").ifPresent(accept -> request.header("Accept", accept));
        ReplyTaker taker = new ReplyTaker(call);
        request.setWriter(taker);
        application.handle(request);
        return Optional.of(taker.reply());
    }

    /** The path with everything escaped that is not a letter, a digit or an underscore. */
    private static URI plainUri(Call call) {
        StringBuilder plain = new StringBuilder(BASE.toString());
        for (int i = 0; i < call.path().size(); i++) {
            String escaped = URLEncoder.encode(call.path().text(i), StandardCharsets.UTF_8);
            plain.append(i == 0 ? "" : "/").append(escaped.replace("+", "%20").replace(".", "%2E"));
        }
        return URI.create(plain.toString());
    }

    /** Lets Jersey find the resources, instead of making its own, and resources the call that they serve. */
    private static final class Instances extends AbstractBinder {
        private static final int BEFORE_JERSEYS_OWN = 1;

        private final List<Object> resources;

        Instances(List<Object> resources) {
            this.resources = resources;
        }

        @Override
        protected void configure() {
            for (Object resource : resources) {
                var binding = bind(resource);
                binding.to(resource.getClass());
                binding.ranked(BEFORE_JERSEYS_OWN);
            }
            var call = bindFactory(CallOfRequest.class);
            call.to(Call.class);
            call.in(RequestScoped.class);
        }
    }

    /** Finds the call of the request that Jersey is at. */
    private static final class CallOfRequest implements Supplier<Call> {
        private final Provider<ContainerRequest> request;

        @Inject
        CallOfRequest(Provider<ContainerRequest> request) {
            this.request = request;
        }

        @Override
        public Call get() {
            return (Call) request.get().getProperty(CALL);
        }
    }

    /** Who asks: Jersey wants to know, nothing here depends on it. */
    private static final class Anonymous implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
