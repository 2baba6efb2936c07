package uk.hailsham.hub.routes;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** What one partner is told, looked at often and made once for each time, or drop, that falls due. */
public final class Telling extends RouteBuilder {
    /** Of the route that tells the Index. */
    public static final String INDEX = "return.index";

    /** Of the route that mails agencies their weekly links, and new ones instead of those that are over. */
    public static final String LINKS = "letter.agencies";

    /** Of the route that tells operators what they must see to. */
    public static final String ALERTS = "watch.alerts";

    /** Of the route that tells people which referrals have come to them. */
    public static final String OWNERS = "own.referrals";

    private final String id;
    private final Duration poll;
    private final Object teller;
    private final Heartbeats heartbeats;

    /**
     * @param id of the route, {@code flow.partner}
     * @param teller whose method {@code tell} makes what is due and writes what is made
     */
    public Telling(String id, Duration poll, Object teller, Heartbeats heartbeats) {
        this.id = id;
        this.poll = poll;
        this.teller = teller;
        this.heartbeats = heartbeats;
    }

    /** Of the route that tells a school. */
    public static String subscribe(String school) {
        return "subscribe." + school;
    }

    /** Of the route that gives a school receipts of its drops. */
    public static String receipt(String school) {
        return "receipt." + school;
    }

    /** Of the route that tells a school of its own referrals. */
    public static String outcome(String school) {
        return "outcome." + school;
    }

    @Override
    public void configure() {
        from(Timers.every(id, poll)).routeId(id).bean(teller, "tell").process(heartbeats);
    }
}
