package uk.hailsham.hub.reconcile.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Precision against recall as the threshold falls, through every link, perhaps ones too. */
public record Curve(List<Point> points) {
    /**
     * What is had by taking every link of at least this probability, of those of exactly it those of at least this weight.
     *
     * @param recall of all true pairs, those nobody proposed among them
     */
    public record Point(double probability, double weight, double precision, double recall) {
        public double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    public Curve {
        points = List.copyOf(points);
    }

    public static Curve of(Truth truth, List<Link> links) {
        List<Link> falling = new ArrayList<>(links);
        falling.sort(Comparator.comparingDouble(Link::probability)
                .thenComparingDouble(Link::weight)
                .reversed());
        List<Point> points = new ArrayList<>();
        Counting counting = new Counting(truth);
        for (int i = 0; i < falling.size(); i++) {
            Link link = falling.get(i);
            counting.add(link);
            if (i + 1 == falling.size() || !level(link, falling.get(i + 1))) {
                points.add(point(link, counting, truth));
            }
        }
        return new Curve(points);
    }

    private static boolean level(Link one, Link other) {
        return one.probability() == other.probability() && one.weight() == other.weight();
    }

    private static Point point(Link link, Counting counting, Truth truth) {
        return new Point(
                link.probability(),
                link.weight(),
                (double) counting.right() / counting.links(),
                truth.size() == 0 ? 0 : (double) counting.found() / truth.size());
    }

    /** The point of most recall among those of at least this precision; whoever has no truth does not know it. */
    public Optional<Point> bestRecallAt(double precision) {
        return points.stream()
                .filter(point -> point.precision() >= precision)
                .max(Comparator.comparingDouble(Point::recall));
    }

    public Optional<Point> bestF1() {
        return points.stream().max(Comparator.comparingDouble(Point::f1));
    }
}
