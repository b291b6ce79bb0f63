package io.cameogrid.deploy.demo;

import java.io.InputStream;
import java.util.List;

/** Documents to show searches with. */
public interface DemoData {
    /** The index that they go to. */
    String index();

    /** What they are, for people. */
    String title();

    /** How many there are. */
    long count();

    /** All of them, one a line, as {@code document/stream} takes them. To be closed. */
    InputStream open();

    /** What to show with them. */
    List<DemoSearch> searches();
}
