package uk.hailsham.hub.reconcile.pack;

/** Looks words up in another vocabulary and adds none, so that any number of threads may; says when one was missing. */
final class KnownVocabulary extends Vocabulary {
    private final Vocabulary known;
    private boolean missed;

    KnownVocabulary(Vocabulary known) {
        this.known = known;
    }

    @Override
    public int add(byte[] word, int from, int length) {
        int number = known.find(word, from, length);
        missed |= number == 0 && length > 0;
        return number;
    }

    /** Whether a word was missing since this was asked last. */
    boolean missed() {
        boolean was = missed;
        missed = false;
        return was;
    }
}
