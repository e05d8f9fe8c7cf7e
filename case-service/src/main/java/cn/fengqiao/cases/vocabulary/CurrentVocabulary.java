package cn.fengqiao.cases.vocabulary;

/** The vocabulary of this moment. Ask once per request, so that one answer is of one edition. */
@FunctionalInterface
public interface CurrentVocabulary {
    Vocabulary get();
}
