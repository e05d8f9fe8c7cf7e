package cn.fengqiao.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Without {@code @NullMarked} on its package a class is not checked for nulls at all, and nobody notices. */
final class LieInNullMarkedPackage extends ArchCondition<JavaClass> {

    LieInNullMarkedPackage() {
        super("lie in a null-marked package");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked");
        events.add(new SimpleConditionEvent(
                type, marked, type.getPackageName() + " of " + type.getSimpleName() + " is not null-marked"));
    }
}
