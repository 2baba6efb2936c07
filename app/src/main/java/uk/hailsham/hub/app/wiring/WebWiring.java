package uk.hailsham.hub.app.wiring;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import uk.hailsham.hub.app.door.ProvedLately;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.app.fhir.AgencyCallers;
import uk.hailsham.hub.app.fhir.FhirAnswersApi;
import uk.hailsham.hub.config.HubSettings;
import uk.hailsham.hub.connectors.store.Accounts;
import uk.hailsham.hub.connectors.store.Replies;
import uk.hailsham.hub.domain.agency.SchoolNames;
import uk.hailsham.hub.routes.delivery.RecordingAnswers;

/** The doors: controllers are found by their annotation, since a door that nobody lists is harmless without a role. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({
    "uk.hailsham.hub.app.api",
    "uk.hailsham.hub.app.door",
    "uk.hailsham.hub.app.fhir",
    "uk.hailsham.hub.app.health"
})
class WebWiring {
    private static final int ROOM_FOR_THE_REQUEST = 1 << 20;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new ProvedLately(new BCryptPasswordEncoder());
    }

    @Bean
    UserDetailsService accountsSignIn(Accounts accounts) {
        return name -> accounts.find(name)
                .map(a -> new SignedIn(a.name(), a.passwordHash(), a.role(), a.school(), !a.disabled()))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    /**
     * A little more than the hub takes, so that the hub itself says what was too large, and a safeguarding referral goes
     * without it. All in memory: a server's temporary file would hold a child's papers in the clear.
     */
    @Bean
    MultipartConfigElement multipart(Ground ground) {
        HubSettings.AttachmentLimits limits = ground.configuration().hub().attachments();
        long whole = (limits.most() + 1L) * 2 * limits.largestBytes() + ROOM_FOR_THE_REQUEST;
        return new MultipartConfigElement("", whole, whole, Math.toIntExact(whole));
    }

    @Bean
    FhirAnswersApi.Recording fhirAnswers(Replies replies) {
        return new RecordingAnswers(replies)::record;
    }

    @Bean
    AgencyCallers agencyCallers(Ground ground) {
        return new AgencyCallers(ground.configuration().agencies(), ground.secrets());
    }

    @Bean
    SchoolNames schoolNames(Ground ground) {
        return new SchoolNames(ground.configuration().agencies(), ground.fingerprints()::fingerprint);
    }

    @Bean
    uk.hailsham.hub.config.Configuration configuration(Ground ground) {
        return ground.configuration();
    }
}
