package io.cameogrid.rest.call;

/** The media types that are spoken here, and how to recognise them. */
public final class MediaTypes {
    public static final String JSON = "application/json";
    public static final String NDJSON = "application/x-ndjson";
    public static final String PROBLEM = "application/problem+json";

    private MediaTypes() {}

    /** Whether a Content-Type in lower case says JSON in UTF-8. */
    static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        boolean json = type.equals(JSON) || (type.startsWith("application/") && type.endsWith("+json"));
        int charset = contentType.indexOf("charset=");
        return json
                && (charset < 0
                        || contentType.startsWith("utf-8", charset + 8)
                        || contentType.startsWith("\"utf-8", charset + 8));
    }

    /** Whether an Accept plainly takes JSON: absent, or naming it or everything without weights. */
    static boolean plainlyTakesJson(String accept) {
        return accept.isEmpty() || accept.equals("*/*") || accept.equals(JSON);
    }
}
