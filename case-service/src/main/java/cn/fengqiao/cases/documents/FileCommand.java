package cn.fengqiao.cases.documents;

import org.jspecify.annotations.Nullable;

/** What can be done to a case file as a whole. */
sealed interface FileCommand {

    /** 封存. @param note what else there is to say */
    record SealFile(@Nullable String note) implements FileCommand {}
}
