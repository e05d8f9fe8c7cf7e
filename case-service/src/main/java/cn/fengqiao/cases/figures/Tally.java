package cn.fengqiao.cases.figures;

/**
 * A sum of cells: how many of each code. Lengths of time are kept in buckets, so that median and percentiles of any cells
 * put together are those of all their cases, at most {@link #RELATIVE_ERROR} off.
 */
public final class Tally {

    /** Half the width of a bucket, of the value in its middle, at most: there are sixteen to each doubling. */
    public static final double RELATIVE_ERROR = 1.0 / 32;

    private static final int PER_DOUBLING = 16;
    private static final int LOG_PER_DOUBLING = 4;
    private static final int MOST_BUCKETS = 1_000;
    private static final int CODES = MOST_BUCKETS * (Span.values().length + 1);

    private final long[] counts = new long[CODES];

    /** Adds a cell. A code of a newer edition is passed over. */
    public void add(Integer[] codes, Integer[] cases) {
        for (int i = 0; i < codes.length; i++) {
            add(codes[i], cases[i]);
        }
    }

    public void add(int code, long cases) {
        if (code >= 0 && code < CODES) {
            counts[code] += cases;
        }
    }

    public void add(Tally other) {
        for (int code = 0; code < CODES; code++) {
            counts[code] += other.counts[code];
        }
    }

    public long of(Measure measure) {
        return counts[measure.code()];
    }

    /** Of how many cases it was measured. */
    public long of(Span span) {
        long all = 0;
        for (int bucket = 0; bucket < MOST_BUCKETS; bucket++) {
            all += counts[span.firstCode() + bucket];
        }
        return all;
    }

    /**
     * The length that {@code share} of the cases did not exceed, in seconds.
     *
     * @param share above 0 and at most 1; 0.5 is the median
     * @throws IllegalStateException when it was measured of no case
     */
    public double seconds(Span span, double share) {
        long rank = (long) Math.ceil(of(span) * share);
        long passed = 0;
        for (int bucket = 0; bucket < MOST_BUCKETS; bucket++) {
            passed += counts[span.firstCode() + bucket];
            if (passed > 0 && passed >= rank) {
                return middle(bucket);
            }
        }
        throw new IllegalStateException("nothing was measured");
    }

    /** Seconds in the middle of a bucket, as {@code bucket_of} of the database has them. */
    static double middle(int bucket) {
        if (bucket < PER_DOUBLING * 2) {
            return bucket;
        }
        int shift = bucket / PER_DOUBLING - 1;
        double first = (double) (bucket % PER_DOUBLING + PER_DOUBLING) * (1L << shift);
        return first + ((1L << shift) - 1) / 2.0;
    }

    /** The bucket of a length, as {@code bucket_of} of the database has it. */
    static int bucket(int seconds) {
        if (seconds < PER_DOUBLING) {
            return seconds;
        }
        int octave = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(seconds);
        return (octave - LOG_PER_DOUBLING + 1) * PER_DOUBLING
                + ((seconds >> (octave - LOG_PER_DOUBLING)) & (PER_DOUBLING - 1));
    }
}
