package io.cameogrid.search.cursor;

import io.cameogrid.api.error.CameoGridException;
import io.cameogrid.api.error.ErrorCode;
import io.cameogrid.search.port.CursorKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes cursors of places, and places of cursors again. A cursor is signed with the cluster's key: nothing is read out of one
 * that the cluster has not made. Safe for use by many threads.
 */
public final class Cursors {
    /** Of a cursor in text. A search by relevance whose words take more than that cannot be gone through. */
    private static final int LONGEST = 64 << 10;

    private static final String MAC = "HmacSHA256";
    private static final int SEAL_LENGTH = 16;

    private final CursorKey key;

    public Cursors(CursorKey key) {
        this.key = key;
    }

    /** Whether cursors can be made now. */
    public boolean offered() {
        return key.find().isPresent();
    }

    /**
     * The cursor of the place; empty as long as the cluster has no key.
     *
     * @throws CameoGridException INVALID_PARAMETER if it would be too long
     */
    public Optional<String> cursor(CursorPlace place) {
        return key.find().map(secret -> {
            byte[] content = PlaceOutput.bytes(place);
            byte[] sealed = Arrays.copyOf(content, content.length + SEAL_LENGTH);
            System.arraycopy(seal(secret, content), 0, sealed, content.length, SEAL_LENGTH);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
            if (text.length() > LONGEST) {
                throw new CameoGridException(
                                ErrorCode.INVALID_PARAMETER,
                                "the query has too many words to be gone through by relevance; sort by fields")
                        .with("parameter", "cursor");
            }
            return text;
        });
    }

    /**
     * The place of the cursor.
     *
     * @param search that it is used for
     * @throws CameoGridException INVALID_CURSOR if it is none of this cluster, or was made for another search
     */
    public CursorPlace place(String cursor, SearchIdentity search) {
        CursorPlace place = opened(cursor);
        if (!place.search().equals(search)) {
            throw refusal(
                    "the cursor belongs to another search: query, sort, indexes and their sort fields must stay as they"
                            + " were; begin again with \"cursor\": \"*\"");
        }
        return place;
    }

    private CursorPlace opened(String cursor) {
        byte[] sealed = decoded(cursor);
        byte[] secret = key.find().orElseThrow(Cursors::foreign);
        if (sealed.length <= SEAL_LENGTH) {
            throw foreign();
        }
        byte[] content = Arrays.copyOf(sealed, sealed.length - SEAL_LENGTH);
        byte[] given = Arrays.copyOfRange(sealed, content.length, sealed.length);
        if (!MessageDigest.isEqual(given, seal(secret, content))) {
            throw foreign();
        }
        try {
            return PlaceInput.place(content);
        } catch (IOException e) {
            throw refusal("the cursor was made by another version of the program; begin again with \"cursor\": \"*\"");
        }
    }

    private static byte[] decoded(String cursor) {
        if (cursor.length() > LONGEST) {
            throw foreign();
        }
        try {
            return Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static byte[] seal(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return Arrays.copyOf(mac.doFinal(content), SEAL_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    private static CameoGridException foreign() {
        return refusal("this is no cursor that the cluster has made; begin with \"cursor\": \"*\", and go on with each"
                + " answer's next_cursor as it is");
    }

    private static CameoGridException refusal(String detail) {
        return new CameoGridException(ErrorCode.INVALID_CURSOR, detail).with("parameter", "cursor");
    }
}
