package cn.fengqiao.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** A name that ends in a word which says nothing: {@code CaseManager}, {@code BaseHandler}. */
final class HaveEmptyName extends ArchCondition<JavaClass> {

    private final Set<String> words;

    HaveEmptyName(Set<String> words) {
        super("have a name that says nothing");
        this.words = words;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String name = type.getSimpleName();
        boolean empty = words.stream().anyMatch(name::endsWith) || name.startsWith("Base") && words.contains("Base");
        events.add(new SimpleConditionEvent(type, empty, type.getName() + " has a name that says nothing"));
    }
}
