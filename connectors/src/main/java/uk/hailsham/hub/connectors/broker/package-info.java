/** ActiveMQ Artemis, embedded or external; its journal may be deleted at any time. */
package uk.hailsham.hub.connectors.broker;
