package uk.hailsham.hub.domain.index;

import uk.hailsham.hub.domain.code.CodeLists;
import uk.hailsham.hub.domain.intake.DropContent;

/** Reads one form of the Children's Index feed, streaming. */
public interface IndexFeedFormat {
    String name();

    /** @throws uk.hailsham.hub.domain.intake.DropRefused when there is no readable header */
    IndexFeed open(DropContent.Part part, CodeLists codes);
}
