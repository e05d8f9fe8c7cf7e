package cn.fengqiao.kit.access;

import cn.fengqiao.kit.schedule.Rounds;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Lets sealer and expiry do their rounds while the service runs. */
final class ReadLogSchedule implements SmartLifecycle {

    private final ReadLogSealer sealer;
    private final ReadLogExpiry expiry;
    private final Duration pause;
    private @Nullable Rounds rounds;

    /** @param pause between two rounds; an entry is sealed after one to two of them */
    ReadLogSchedule(ReadLogSealer sealer, ReadLogExpiry expiry, Duration pause) {
        this.sealer = sealer;
        this.expiry = expiry;
        this.pause = pause;
    }

    @Override
    public synchronized void start() {
        rounds = new Rounds("read-log-sealer");
        rounds.every(pause, "sealing the read log", sealer::round);
        rounds.every(pause, "forgetting old reads", expiry::round);
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) {
            rounds.close();
            rounds = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }
}
