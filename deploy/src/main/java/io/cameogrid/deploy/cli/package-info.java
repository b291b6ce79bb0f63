/**
 * The command line of the program {@code cameogrid}.
 *
 * <p>Takes: arguments. Gives: an exit code: 0 for success, 1 for failure, 2 for a wrong command line or configuration.
 */
@NullMarked
package io.cameogrid.deploy.cli;

import org.jspecify.annotations.NullMarked;
