package uk.hailsham.hub.app.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import uk.hailsham.hub.app.Exit;
import uk.hailsham.hub.app.Refusal;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.agency.Endpoint;

/** The configuration of a bench: one school, and as many agencies as are measured, all like one of the shipped ones. */
final class BenchAgencies {
    static final String SCHOOL = "white-house";

    private BenchAgencies() {}

    static List<String> ids(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            ids.add("agency-" + i);
        }
        return ids;
    }

    /** @param endpoint of each, from 0 */
    static Configuration like(Configuration all, String channel, List<String> ids, IntFunction<Endpoint> endpoint) {
        Agency model = all.agencies().stream()
                .filter(agency -> agency.channel().equals(channel) && agency.form() == null && !agency.notice())
                .filter(Agency::takesReferrals)
                .min(Comparator.comparing(Agency::sensitive))
                .orElseThrow(() -> new Refusal(Exit.REFUSED, "expected an agency whose channel is " + channel));
        List<Agency> agencies = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            agencies.add(named(model, ids.get(i), i + 1, endpoint.apply(i)));
        }
        return only(all, agencies);
    }

    /** The school alone: nobody else's pollers share the processors. */
    static Configuration only(Configuration all, List<Agency> agencies) {
        return new Configuration(
                all.hub(),
                List.of(all.school(SCHOOL).orElseThrow()),
                agencies,
                List.of(),
                all.codes(),
                all.framework(),
                all.retention(),
                all.matching(),
                Map.of(),
                all.hash());
    }

    private static Agency named(Agency like, String id, int number, Endpoint endpoint) {
        return new Agency(
                id,
                like.name(),
                number,
                like.services(),
                like.channel(),
                like.intended(),
                like.rendering(),
                null,
                like.fields(),
                like.gateway(),
                null,
                true,
                false,
                like.attachments(),
                like.agreement(),
                like.acknowledge(),
                like.firstContact(),
                false,
                like.unnamedLabel(),
                endpoint,
                like.contact());
    }
}
