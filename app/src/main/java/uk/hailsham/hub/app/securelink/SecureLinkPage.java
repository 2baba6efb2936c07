package uk.hailsham.hub.app.securelink;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.hailsham.hub.config.Configuration;
import uk.hailsham.hub.connectors.store.Capacities;
import uk.hailsham.hub.connectors.store.LinkCodes;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.identifier.IdSource;
import uk.hailsham.hub.domain.identifier.Shown;
import uk.hailsham.hub.domain.referral.Payload;
import uk.hailsham.hub.mappings.Renderings;
import uk.hailsham.hub.routes.securelink.Answering;
import uk.hailsham.hub.routes.securelink.Door;
import uk.hailsham.hub.routes.securelink.Entering;
import uk.hailsham.hub.routes.securelink.Showing;

/**
 * An agency's page. Scanners of mail open every link they see, so a GET changes nothing and shows nothing of a child,
 * however often and by whomever: what a page shows is the answer to a POST of somebody who has shown the code.
 */
@Controller
@RequestMapping(LinkFrame.PATH)
class SecureLinkPage {
    private final Entering entering;
    private final Showing showing;
    private final Answering answering;
    private final Capacities capacities;
    private final Configuration configuration;
    private final LinkCookies cookies;
    private final LinkFrame frame;
    private final IdSource ids;
    private final Clock clock;

    SecureLinkPage(
            Entering entering,
            Showing showing,
            Answering answering,
            Capacities capacities,
            Configuration configuration,
            LinkCookies cookies,
            LinkFrame frame,
            IdSource ids,
            Clock clock) {
        this.entering = entering;
        this.showing = showing;
        this.answering = answering;
        this.capacities = capacities;
        this.configuration = configuration;
        this.cookies = cookies;
        this.frame = frame;
        this.ids = ids;
        this.clock = clock;
    }

    @GetMapping("/{token}")
    ResponseEntity<String> door(@PathVariable String token, HttpServletRequest request, CsrfToken csrf) {
        return entering.door(token)
                .map(door -> closed(door, token, request, csrf, "", HttpStatus.OK))
                .orElseGet(() -> over(token, csrf));
    }

    /** Somebody has loaded the page anew that was the answer to a form. */
    @GetMapping("/{token}/{step}")
    ResponseEntity<Void> back(@PathVariable String token, @PathVariable String step) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.LOCATION, LinkFrame.PATH + "/" + token)
                .build();
    }

    @PostMapping("/{token}/code")
    ResponseEntity<String> code(@PathVariable String token, HttpServletRequest request, CsrfToken csrf) {
        return entering.door(token)
                .map(door -> {
                    Entering.Sent sent = entering.sendCode(door);
                    return closed(door, token, request, csrf, DoorText.sent(sent), HttpStatus.OK);
                })
                .orElseGet(() -> over(token, csrf));
    }

    @PostMapping("/{token}/open")
    ResponseEntity<String> open(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            CsrfToken csrf) {
        Optional<Door> door = entering.door(token);
        if (door.isEmpty()) {
            return over(token, csrf);
        }
        if (entering.goesOn(door.get(), cookies.of(request))) {
            return page(door.get(), token, csrf, Posted.NOTHING, "", null);
        }
        Entering.Entry entry = entering.enter(door.get(), code);
        return entry.outcome() == LinkCodes.Try.RIGHT
                ? page(door.get(), token, csrf, Posted.NOTHING, "", entry.session())
                : closed(door.get(), token, request, csrf, wrong(entry), HttpStatus.FORBIDDEN);
    }

    private static String wrong(Entering.Entry entry) {
        return entry.outcome() == LinkCodes.Try.LOCKED
                ? ""
                : "<p role=\"alert\">That code does not open this page. It may be used up, or older than 15 minutes.</p>";
    }

    @PostMapping("/{token}/answer")
    ResponseEntity<String> answer(@PathVariable String token, HttpServletRequest request, CsrfToken csrf) {
        return within(token, request, csrf, door -> {
            AnswerForm form = new AnswerForm(configuration.codes(), today(), request::getParameter);
            List<String> notes = new ArrayList<>();
            List<UUID> asked = AskedOf.recipients(request, door);
            String mark = AskedOf.form(request);
            for (Answering.Said said : form.answers(asked)) {
                notes.add(told(said, answering.answer(door, said, mark)));
            }
            for (AnswerForm.Capacity said : form.capacities(door.agency())) {
                answering.room(door, said.service(), said.room(), said.weeks());
                notes.add("What you said about room is recorded.");
            }
            Posted posted = form.faults().isEmpty()
                    ? Posted.NOTHING
                    : new Posted(form.faults(), name -> AskedOf.toMend(name, form.faults(), request));
            return page(door, token, csrf, posted, notes(notes), null);
        });
    }

    private static String told(Answering.Said said, Replies.Effect effect) {
        String id = Shown.RECIPIENT.of(said.recipient());
        return id
                + switch (effect) {
                    case MOVED -> ": your answer is recorded. Thank you.";
                    case REPEATED -> ": this was recorded before.";
                    case CONTRADICTED ->
                        ": somebody has answered otherwise before, or it was withdrawn. Yours is kept, and somebody will ring you.";
                    case UNMATCHED -> ": this referral is not known at your agency.";
                };
    }

    private static String notes(List<String> notes) {
        return notes.isEmpty()
                ? ""
                : notes.stream()
                        .distinct()
                        .map(note -> "<p>" + LinkFrame.text(note) + "</p>")
                        .reduce("<div role=\"status\">", String::concat)
                        .concat("</div>");
    }

    /** The agency's usual form, for its own file. */
    @PostMapping("/{token}/print")
    ResponseEntity<byte[]> print(@PathVariable String token, @RequestParam String print, HttpServletRequest request) {
        Optional<Payload> payload = entering.door(token)
                .filter(door -> entering.goesOn(door, cookies.of(request)))
                .flatMap(door -> showing.card(door, Shown.RECIPIENT.parse(print))
                        .filter(card -> card.disclosure() != null)
                        .map(card -> Renderings.of(door.agency(), configuration).render(card.disclosure())));
        return payload.map(file -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(file.contentType()))
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName() + "\"")
                        .body(file.body()))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, LinkFrame.PATH + "/" + token)
                        .build());
    }

    @PostMapping("/{token}/leave")
    ResponseEntity<String> leave(@PathVariable String token, HttpServletRequest request) {
        entering.leave(cookies.of(request));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .header(HttpHeaders.SET_COOKIE, cookies.ended())
                .body(frame.of("You have left the page", "<p>The link opens it again, with a code.</p>"));
    }

    @PostMapping("/{token}/renew")
    ResponseEntity<String> renew(@PathVariable String token) {
        entering.renew(token);
        return html(HttpStatus.OK, "A new link", DoorText.renewed());
    }

    private ResponseEntity<String> within(
            String token, HttpServletRequest request, CsrfToken csrf, Function<Door, ResponseEntity<String>> step) {
        Optional<Door> door = entering.door(token);
        if (door.isEmpty()) {
            return over(token, csrf);
        }
        return entering.goesOn(door.get(), cookies.of(request))
                ? step.apply(door.get())
                : closed(
                        door.get(),
                        token,
                        request,
                        csrf,
                        "<p role=\"alert\">Nothing was sent: the page was open for too long. Please show the code again.</p>",
                        HttpStatus.FORBIDDEN);
    }

    /** @param field what stood in a field of the form; null for one that is to be empty */
    private record Posted(Map<String, String> faults, UnaryOperator<String> field) {
        private static final Posted NOTHING = new Posted(Map.of(), name -> null);
    }

    private ResponseEntity<String> page(
            Door door, String token, CsrfToken csrf, Posted posted, String note, String session) {
        List<Showing.Card> cards = showing.cards(door);
        ReferralsText text = new ReferralsText(configuration, today(), posted.faults(), posted.field());
        String body = note
                + text.of(
                        door.agency(),
                        cards,
                        capacities.of(door.agency().id()),
                        action(token),
                        hidden(csrf),
                        ids.next().toString());
        String title = door.everything() ? "Referrals at your agency" : "Referral to your agency";
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        posted.faults().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_ENTITY)
                .contentType(MediaType.TEXT_HTML);
        if (session != null) {
            answer.header(HttpHeaders.SET_COOKIE, cookies.open(session));
        }
        return answer.body(frame.of(title, body));
    }

    private ResponseEntity<String> closed(
            Door door, String token, HttpServletRequest request, CsrfToken csrf, String note, HttpStatus status) {
        String body = new DoorText(configuration.hub().zone())
                .closed(
                        door,
                        action(token),
                        hidden(csrf),
                        entering.isIn(door, cookies.of(request)),
                        entering.lockedUntil(door).orElse(null),
                        note);
        return html(status, door.everything() ? "Your open referrals" : "A referral waits", body);
    }

    private ResponseEntity<String> over(String token, CsrfToken csrf) {
        return html(HttpStatus.OK, "This link does not open a page", DoorText.over(action(token), hidden(csrf)));
    }

    private ResponseEntity<String> html(HttpStatus status, String title, String body) {
        return ResponseEntity.status(status).contentType(MediaType.TEXT_HTML).body(frame.of(title, body));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), configuration.hub().zone());
    }

    private static String action(String token) {
        return LinkFrame.PATH + "/" + token;
    }

    private static String hidden(CsrfToken csrf) {
        return "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(csrf.getParameterName(), LinkFrame.text(csrf.getToken()));
    }
}
