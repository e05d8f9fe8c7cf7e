package cn.fengqiao.e2e;

/** The whole system on this machine, as its users meet it: started once for all tests, ended with the JVM. */
interface RunningSystem {

    static RunningSystem shared() {
        throw new UnsupportedOperationException();
    }

    /** Where the gateway listens. */
    int port();

    /** The password of the demo accounts. */
    String demoPassword();

    /** A department's system client. */
    Api department(String department);

    /** A department's live feed. */
    LiveFeedClient feed(String department);

    /** Ends a part as a power cut would: SIGKILL. */
    void killWithoutWarning(String part);

    /** Starts a part again on its old data and waits until it is ready. */
    void startAgain(String part);
}
