package uk.hailsham.hub.town.standin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When offices open which link, and what they say on its page. */
final class LinkDiary {
    /** A link opens its page for 14 days; later there is Monday's. */
    private static final Duration LASTS = Duration.ofDays(13);

    /** Whoever found a page shut does not try at once again. */
    private static final Duration BETWEEN = Duration.ofHours(6);

    private final Diary diary;
    private final Map<String, Call> links = new LinkedHashMap<>();

    LinkDiary(Diary diary) {
        this.diary = diary;
    }

    /** @param from not before @param until not after */
    record Call(LinkOffices.Office office, URI link, Instant from, Instant until) {}

    /** A link to one referral has come. */
    void note(String recipient, LinkOffices.Office office, URI link) {
        Instant now = diary.now();
        diary.open(recipient);
        links.put(recipient, new Call(office, link, now, now.plus(LASTS)));
    }

    /** The links that are opened now, since there is something to say of their referrals. */
    List<Call> calls() {
        Instant now = diary.now();
        links.values().removeIf(call -> call.until().isBefore(now));
        List<Call> calls = new ArrayList<>();
        links.replaceAll((recipient, call) -> {
            if (call.from().isAfter(now) || !diary.isDue(recipient)) {
                return call;
            }
            calls.add(call);
            return new Call(call.office(), call.link(), now.plus(BETWEEN), call.until());
        });
        return calls;
    }

    /** The fields of the page's form; empty where there is nothing to say, or reading it has said it. */
    Map<String, String> answer(String recipient) {
        Optional<Diary.Word> word = diary.last(recipient);
        Map<String, String> fields = new LinkedHashMap<>();
        word.flatMap(LinkDiary::choice).ifPresent(choice -> {
            fields.put("answer-" + recipient, choice);
            if (!word.get().reason().isEmpty()) {
                fields.put("reason-" + recipient, word.get().reason());
            }
            if (choice.equals("seen")) {
                fields.put("day-" + recipient, word.get().day().toString());
            }
        });
        return fields;
    }

    private static Optional<String> choice(Diary.Word word) {
        return switch (word.status()) {
            case "received" -> Optional.empty();
            case "first-contact" -> Optional.of("seen");
            case "on-hold" -> Optional.of("hold");
            default -> Optional.of(word.status());
        };
    }
}
