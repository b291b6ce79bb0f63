/**
 * The demonstration: real documents are loaded over HTTP and searched, each search shown as a line to copy.
 *
 * <p>Takes: the address of a running node. Gives: text on the console, and whether every search found what it should.
 * Threads: the main thread.
 */
@NullMarked
package io.cameogrid.deploy.demo;

import org.jspecify.annotations.NullMarked;
