package io.cameogrid.deploy;

import java.net.URI;
import java.util.OptionalInt;

/** What a program does with its node once it runs. */
@FunctionalInterface
public interface NodeWork {
    /** Works with the node at the address; gives the exit code of the program, or nothing to serve until stopped. */
    OptionalInt apply(URI address);
}
