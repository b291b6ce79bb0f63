/**
 * Settings of the program: what may be set, where it may be set, and what a node makes of it.
 *
 * <p>Takes: flags, environment, a TOML file. Gives: {@link io.cameogrid.deploy.config.CameoGridConfig}, or every problem
 * found in one report.
 */
@NullMarked
package io.cameogrid.deploy.config;

import org.jspecify.annotations.NullMarked;
