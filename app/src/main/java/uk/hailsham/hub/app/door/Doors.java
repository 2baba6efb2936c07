package uk.hailsham.hub.app.door;

import static org.springframework.security.authorization.AuthenticatedAuthorizationManager.authenticated;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;
import static org.springframework.security.authorization.AuthorizationManagers.not;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Two doors. Programs come to {@code /api} with HTTP Basic and get no session. People come through the form at {@code
 * /sign-in} and may then watch routes in Hawtio, if they are operators. Only health without details is open.
 */
@Configuration(proxyBeanMethods = false)
public class Doors {
    static final String OPERATOR = "OPERATOR";

    /** Sees the audit and nothing else. */
    private static final String PRIVACY = "PRIVACY";

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, LocalOperator local) throws Exception {
        return http.securityMatcher("/api/**", "/actuator/prometheus", "/actuator/metrics/**")
                .authorizeHttpRequests(paths -> paths.requestMatchers("/actuator/**")
                        .hasRole(OPERATOR)
                        .requestMatchers("/api/v1/audit/**", "/api/v1/openapi.json")
                        .authenticated()
                        .anyRequest()
                        .access(allOf(authenticated(), not(hasRole(PRIVACY)))))
                .httpBasic(Customizer.withDefaults())
                .addFilterBefore(new LocalOperatorFilter(local), BasicAuthenticationFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Hawtio reads the CSRF token from its cookie and sends it back with every POST to Jolokia. */
    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(paths -> paths.requestMatchers(
                                HttpMethod.GET,
                                "/actuator/health",
                                "/actuator/health/liveness",
                                "/actuator/health/readiness")
                        .permitAll()
                        .requestMatchers("/sign-in", "/error", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/actuator/hawtio/proxy/**", "/hawtio/proxy/**")
                        .denyAll()
                        .requestMatchers("/actuator/**", "/hawtio/**")
                        .hasRole(OPERATOR)
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/sign-in").defaultSuccessUrl("/", false))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .addFilterAfter(new CsrfCookie(), CsrfFilter.class)
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
                .build();
    }
}
