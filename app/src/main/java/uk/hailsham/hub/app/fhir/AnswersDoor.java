package uk.hailsham.hub.app.fhir;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The fourth door: agencies' servers, with HTTP Basic and no session. No account of the hub's opens it. */
@Configuration(proxyBeanMethods = false)
class AnswersDoor {
    @Bean
    @Order(0)
    SecurityFilterChain agenciesServers(HttpSecurity http, AgencyCallers callers) throws Exception {
        return http.securityMatcher(FhirAnswersApi.PATH + "/**")
                .authenticationManager(new ProviderManager(new CallerSignIn(callers)))
                .authorizeHttpRequests(paths -> paths.anyRequest().hasRole(CallerSignIn.ROLE))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }
}
