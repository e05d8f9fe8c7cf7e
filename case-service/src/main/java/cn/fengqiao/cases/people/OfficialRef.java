package cn.fengqiao.cases.people;

import cn.fengqiao.cases.store.Official;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import java.util.List;
import java.util.UUID;

/** An official as everybody who works with them knows them: name and posts. */
record OfficialRef(UUID id, String name, List<String> posts) {

    static OfficialRef of(Official official, Vocabulary words) {
        return new OfficialRef(
                official.id(),
                official.name(),
                official.posts().stream()
                        .map(post -> words.name(CodeSystem.POST, post))
                        .toList());
    }
}
