package cn.fengqiao.cases.objects;

import java.nio.file.Path;

/** Looks for viruses in a file. */
interface VirusScan {

    enum Verdict {
        CLEAN,
        INFECTED,
        /** Nobody is there to look, as configured. */
        NOT_SCANNED,
        /** Somebody should have looked and did not answer in time. */
        AWAY
    }

    Verdict scan(Path file);

    /** The place has no scanner, and every file says so. */
    static VirusScan none() {
        return file -> Verdict.NOT_SCANNED;
    }
}
