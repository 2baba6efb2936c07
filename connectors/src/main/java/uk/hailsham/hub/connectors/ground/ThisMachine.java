package uk.hailsham.hub.connectors.ground;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells what stays on this machine from what goes over a network. */
public final class ThisMachine {
    private ThisMachine() {}

    /** Whether the name leads to the loopback alone; one that leads nowhere does not. */
    public static boolean is(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
