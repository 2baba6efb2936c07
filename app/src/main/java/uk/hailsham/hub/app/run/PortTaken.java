package uk.hailsham.hub.app.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;

/** Asks for the port before anything is started, so that the answer comes at once. */
public final class PortTaken {
    private PortTaken() {}

    /** @throws Refusal naming the port, when another program has it */
    public static void refuse(int port) {
        refuse(InetAddress.getLoopbackAddress(), port);
    }

    /** @throws Refusal naming the port, when another program has it on this address */
    static void refuse(InetAddress address, int port) {
        if (port == 0) {
            return;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new Refusal(Exit.FAILED, "port " + port + " is taken by another program; give --port another one");
        }
    }
}
