package uk.hailsham.hub.tests.hub;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests that share the running demo. They come together, at the end of the order, where one of JUnit's workers begins while
 * the others begin at the front. Then the demo is stopped: a town that nobody looks at keeps a quarter of a processor busy,
 * which the others do without.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningDemo.class)
@Order(Integer.MAX_VALUE)
public @interface OnTheDemo {}
