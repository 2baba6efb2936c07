package uk.hailsham.hub.app.door;

import java.util.Collection;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import uk.hailsham.hub.domain.access.Access;
import uk.hailsham.hub.domain.access.Access.Role;

/**
 * An account that has signed in.
 *
 * @param school the one school a school's account speaks for; null for every other role
 */
public record SignedIn(String name, String passwordHash, Role role, String school, boolean enabled)
        implements UserDetails {

    /** @param reason why it looks; blank becomes {@code not stated}, which the audit then shows */
    public Access access(String reason) {
        return new Access(name, role, reason == null || reason.isBlank() ? "not stated" : reason.strip());
    }

    /** True when this account may see what concerns the school. */
    public boolean maySee(String partner) {
        return role != Role.SCHOOL || partner.equals(school);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority("ROLE_" + role.name()));
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public String toString() {
        return "SignedIn[" + name + ", " + role + "]";
    }
}
