package io.cameogrid.rest.call;

import io.cameogrid.api.document.WriteCondition;
import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The conditions that a request attaches: {@code If-Match}, {@code If-None-Match}, {@code if_version}. */
public final class Preconditions {
    private static final Pattern OUR_TAG = Pattern.compile("\"v([0-9]{1,18})\"");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private Preconditions() {}

    /** The entity tag of a version. */
    public static String tag(long version) {
        return "\"v" + version + "\"";
    }

    /** What must hold for the write. Throws INVALID_PARAMETER if several conditions are given. */
    public static WriteCondition of(Call call, QueryParameters query) {
        Optional<WriteCondition> match = call.header("If-Match").map(Preconditions::match);
        Optional<WriteCondition> noneMatch = call.header("If-None-Match").map(Preconditions::noneMatch);
        Optional<WriteCondition> version = query.text("if_version").map(Preconditions::version);
        List<WriteCondition> given = List.of(match, noneMatch, version).stream()
                .flatMap(Optional::stream)
                .toList();
        if (given.size() > 1) {
            throw new CameoGridException(
                    ErrorCode.INVALID_PARAMETER, "give one of If-Match, If-None-Match and if_version, not several");
        }
        return given.isEmpty() ? WriteCondition.ALWAYS : given.getFirst();
    }

    /** Whether the reader has this version already. */
    public static boolean notModified(Call call, long version) {
        return call.header("If-None-Match").filter(tags -> names(tags, version)).isPresent();
    }

    /**
     * Refuses to read a version that the reader does not want.
     *
     * @param what has the version
     */
    public static void requireMatch(Call call, String what, long version) {
        Optional<String> tags = call.header("If-Match");
        if (tags.isPresent() && !names(tags.get(), version)) {
            throw new CameoGridException(
                            ErrorCode.PRECONDITION_FAILED,
                            "the version of the " + what + " is " + version + ", not that of If-Match")
                    .with("version", version);
        }
    }

    private static boolean names(String tags, long version) {
        return tags.strip().equals("*")
                || Arrays.stream(tags.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag(version)::equals);
    }

    private static WriteCondition match(String tags) {
        if (tags.strip().equals("*")) {
            return new WriteCondition.IfPresent();
        }
        if (tags.contains(",")) {
            throw QueryParameters.refusal("If-Match", "If-Match must name one version, as in \"v3\", or be *");
        }
        Matcher ours = OUR_TAG.matcher(tags.strip());
        if (!ours.matches()) {
            throw new CameoGridException(
                            ErrorCode.PRECONDITION_FAILED,
                            "If-Match names no version of ours; versions look like \"v3\", with the quotes")
                    .with("parameter", "If-Match");
        }
        return new WriteCondition.IfVersion(Long.parseLong(ours.group(1)));
    }

    private static WriteCondition noneMatch(String tags) {
        if (!tags.strip().equals("*")) {
            throw QueryParameters.refusal("If-None-Match", "If-None-Match must be * for a write");
        }
        return new WriteCondition.IfAbsent();
    }

    private static WriteCondition version(String number) {
        if (!VERSION.matcher(number).matches()) {
            throw QueryParameters.refusal("if_version", "'if_version' must be a whole number");
        }
        return new WriteCondition.IfVersion(Long.parseLong(number));
    }
}
