package uk.hailsham.hub.app.wiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import uk.hailsham.hub.app.api.AgencyNaming;
import uk.hailsham.hub.app.door.SignedIn;
import uk.hailsham.hub.connectors.store.Accounts;

/** The doors: controllers are found by their annotation, since a door that nobody lists is harmless without a role. */
@Configuration(proxyBeanMethods = false)
@ComponentScan({"uk.hailsham.hub.app.api", "uk.hailsham.hub.app.door", "uk.hailsham.hub.app.health"})
class WebWiring {
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    UserDetailsService accountsSignIn(Accounts accounts) {
        return name -> accounts.find(name)
                .map(a -> new SignedIn(a.name(), a.passwordHash(), a.role(), a.school(), !a.disabled()))
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    AgencyNaming agencyNaming(Ground ground) {
        return new AgencyNaming(ground.configuration(), ground.fingerprints()::fingerprint);
    }

    @Bean
    uk.hailsham.hub.config.Configuration configuration(Ground ground) {
        return ground.configuration();
    }
}
