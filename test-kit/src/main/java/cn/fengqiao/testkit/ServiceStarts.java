package cn.fengqiao.testkit;

import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/** Hears of every service that is started in the JVM of a test. */
final class ServiceStarts implements ApplicationListener<ApplicationStartingEvent> {

    @Override
    public void onApplicationEvent(ApplicationStartingEvent event) {
        AfterServices.started();
    }
}
