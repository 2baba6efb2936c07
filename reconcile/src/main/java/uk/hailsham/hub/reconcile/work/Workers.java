package uk.hailsham.hub.reconcile.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** A fixed number of threads; which of them did what never changes a result. */
public final class Workers implements AutoCloseable {
    private final int count;
    private final ExecutorService threads;

    public Workers(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "reconcile");
            thread.setDaemon(true);
            return thread;
        });
    }

    public int count() {
        return count;
    }

    /** Does all; the first failure is thrown when all have ended. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        }
    }

    /** Takes the numbers from 0 one by one; a free thread takes the next. */
    public void each(int numbers, IntConsumer work) {
        perThread(numbers, () -> work);
    }

    /** As {@link #each}, with something of its own for every thread. */
    public void perThread(int numbers, java.util.function.Supplier<IntConsumer> work) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Void>> tasks = new ArrayList<>();
        for (int i = 0; i < Math.min(count, numbers); i++) {
            tasks.add(() -> {
                IntConsumer own = work.get();
                for (int number = next.getAndIncrement(); number < numbers; number = next.getAndIncrement()) {
                    own.accept(number);
                }
                return null;
            });
        }
        all(tasks);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
