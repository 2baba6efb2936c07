package uk.hailsham.hub.routes.delivery;

import java.util.function.BooleanSupplier;
import uk.hailsham.hub.domain.agency.Agency;
import uk.hailsham.hub.domain.referral.Courier;
import uk.hailsham.hub.domain.referral.ReferralRendering;

/**
 * Another way for a child in danger.
 *
 * @param agency as it is reached by it
 * @param broken whether the agency's own line is not tried now
 */
public record FallingBack(Agency agency, ReferralRendering rendering, Courier courier, BooleanSupplier broken) {}
