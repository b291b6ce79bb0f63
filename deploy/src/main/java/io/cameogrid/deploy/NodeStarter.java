package io.cameogrid.deploy;

import io.cameogrid.deploy.config.CameoGridConfig;

/** Makes a running node of a configuration. Throws CameoGridException with the remedy if it cannot. */
@FunctionalInterface
public interface NodeStarter {
    RunningNode start(CameoGridConfig config);
}
