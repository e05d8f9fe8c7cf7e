package cn.fengqiao.cases.household;

import java.util.Arrays;
import java.util.Optional;

/** What somebody is to the head of the household, GB/T 4761 as far as a card needs it. */
enum Relation {
    HEAD("户主"),
    SPOUSE("配偶"),
    SON("子"),
    DAUGHTER("女"),
    GRANDCHILD("孙子女"),
    PARENT("父母"),
    GRANDPARENT("祖父母"),
    SIBLING("兄弟姐妹"),
    OTHER("其他");

    private final String zh;

    Relation(String zh) {
        this.zh = zh;
    }

    String zh() {
        return zh;
    }

    /** By the word that stands in a file. */
    static Optional<Relation> called(String word) {
        return Arrays.stream(values())
                .filter(relation -> relation.zh.equals(word))
                .findFirst();
    }
}
