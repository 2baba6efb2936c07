package uk.hailsham.hub.reconcile.pack;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import uk.hailsham.hub.reconcile.column.Kind;
import uk.hailsham.hub.reconcile.work.Workers;

/** How often each value of each field stands in the records: what is common says little, what is rare says much. */
public final class Frequencies {
    private static final int FIRST_YEAR = 1000;
    private static final int DATES = 1200 * 13 * 32;

    private final List<Field> fields;
    private final int[][] counts;
    private final long[] totals;

    private Frequencies(List<Field> fields, int[][] counts, long[] totals) {
        this.fields = fields;
        this.counts = counts;
        this.totals = totals;
    }

    public static Frequencies of(List<Records> files, Words words, Workers workers) {
        List<Field> fields = files.get(0).layout().fields();
        int shares = workers.count();
        List<Callable<int[][]>> tasks = IntStream.range(0, shares)
                .<Callable<int[][]>>mapToObj(share -> () -> count(files, fields, words, share, shares))
                .toList();
        List<int[][]> counted = workers.all(tasks);
        int[][] sum = counted.get(0);
        workers.each(fields.size(), field -> {
            for (int[][] part : counted.subList(1, shares)) {
                for (int value = 0; sum[field] != null && value < sum[field].length; value++) {
                    sum[field][value] += part[field][value];
                }
            }
        });
        long[] totals = new long[fields.size()];
        for (int field = 0; field < totals.length; field++) {
            totals[field] = sum[field] == null
                    ? 0
                    : IntStream.of(sum[field]).asLongStream().sum();
        }
        return new Frequencies(fields, sum, totals);
    }

    private static int[][] count(List<Records> files, List<Field> fields, Words words, int share, int shares) {
        int[][] counts = new int[fields.size()][];
        for (int i = 0; i < counts.length; i++) {
            Kind kind = fields.get(i).kind();
            Vocabulary vocabulary = words.of(kind);
            counts[i] =
                    vocabulary != null ? new int[vocabulary.size()] : kind == Kind.BIRTH_DATE ? new int[DATES] : null;
        }
        for (Records file : files) {
            int[] row = new int[file.layout().stride()];
            for (int page = share; page < file.pages().size(); page += shares) {
                count(file.pages().get(page), fields, counts, row);
            }
        }
        return counts;
    }

    private static void count(Page page, List<Field> fields, int[][] counts, int[] row) {
        for (int number = 0; number < page.size(); number++) {
            page.read(number, row);
            for (int i = 0; i < counts.length; i++) {
                Field field = fields.get(i);
                for (int v = 0; counts[i] != null && v < field.values(); v++) {
                    int value = row[field.slot() + v];
                    if (value != 0) {
                        counts[i][index(field.kind(), value)]++;
                    }
                }
            }
        }
    }

    private static int index(Kind kind, int value) {
        if (kind != Kind.BIRTH_DATE) {
            return value;
        }
        return ((value / 10_000 - FIRST_YEAR) * 13 + value / 100 % 100) * 32 + value % 100;
    }

    /** Both together, of the same vocabularies. */
    public Frequencies and(Frequencies other) {
        int[][] sum = new int[counts.length][];
        long[] total = new long[counts.length];
        for (int field = 0; field < sum.length; field++) {
            sum[field] = counts[field] == null ? null : counts[field].clone();
            for (int value = 0; sum[field] != null && value < sum[field].length; value++) {
                sum[field][value] += other.counts[field][value];
            }
            total[field] = totals[field] + other.totals[field];
        }
        return new Frequencies(fields, sum, total);
    }

    /** Of two files' records one by one, the share of pairs that have one value: exact, nothing is sampled. */
    public static double agreement(Frequencies left, Frequencies right, Field field) {
        int[] a = left.counts[left.fields.indexOf(field)];
        int[] b = right.counts[right.fields.indexOf(field)];
        double sum = 0;
        for (int value = 0; value < Math.min(a.length, b.length); value++) {
            sum += (double) a[value] * b[value];
        }
        return sum / Math.max(1, (double) left.total(field) * right.total(field));
    }

    public boolean counts(Field field) {
        return counts[fields.indexOf(field)] != null;
    }

    public long total(Field field) {
        return totals[fields.indexOf(field)];
    }

    /** By value, the logarithm (base 2) of its share among the records that say something. */
    public Shares shares(Field field) {
        int[] counted = counts[fields.indexOf(field)];
        double total = Math.max(1, total(field));
        float[] logs = new float[counted.length];
        for (int value = 0; value < logs.length; value++) {
            logs[value] = (float) log2(Math.max(counted[value], 1) / total);
        }
        return new Shares(field.kind(), logs, (float) log2(1 / total));
    }

    static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    /** The logarithms of shares. */
    public record Shares(Kind kind, float[] logs, float rarest) {
        public float log(int value) {
            int index = index(kind, value);
            return index < logs.length ? logs[index] : rarest;
        }
    }
}
