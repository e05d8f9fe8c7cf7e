package cn.fengqiao.cases.documents;

import cn.fengqiao.cases.dispute.CaseRejection;
import cn.fengqiao.cases.objects.FileType;
import cn.fengqiao.cases.objects.Inspection.Reason;
import cn.fengqiao.cases.view.RejectionWords;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Says why a document does not come into a file. */
final class FilingProblems {

    private static final String FILE = "file";
    private static final String RETRY_AFTER_SECONDS = "10";

    private FilingProblems() {}

    static Problem of(Reason why) {
        return switch (why) {
            case CUT_OFF -> broken("文件未传完，请重新上传", "less arrived than was announced");
            case EMPTY -> broken("文件是空的", "the file is empty");
            case BROKEN -> broken("文件已损坏或加了密码", "the file is damaged or needs a password");
            case TOO_LARGE ->
                Problems.field(
                        ProblemType.BODY_TOO_LARGE,
                        FILE,
                        "文件过大或解开后过大",
                        "the file, or what is packed in it, is too large");
            case TYPE_NOT_ALLOWED ->
                Problems.field(
                                ProblemType.FILE_TYPE_REFUSED,
                                FILE,
                                "不接受此类文件",
                                "its content is of no type that is taken")
                        .with("allowed", allowed());
            case TYPE_MISMATCH ->
                Problems.field(
                                ProblemType.FILE_TYPE_REFUSED,
                                FILE,
                                "文件内容与其名称不符",
                                "its content is of another type than its name or sender says")
                        .with("allowed", allowed());
            case ACTIVE_CONTENT ->
                Problems.field(
                        ProblemType.FILE_ACTIVE_CONTENT,
                        FILE,
                        "文件含有脚本、宏或程序，请打印成 PDF 后上传",
                        "it has scripts, macros or programs in it");
            case INFECTED -> Problems.field(ProblemType.FILE_INFECTED, FILE, "文件含有病毒", "the file has a virus");
        };
    }

    private static Problem broken(String zh, String en) {
        return Problems.field(ProblemType.FILE_BROKEN, FILE, zh, en);
    }

    private static List<String> allowed() {
        return Arrays.stream(FileType.values()).map(FileType::extension).toList();
    }

    static Problem of(FilingOutcome.Refused refused, RejectionWords words) {
        CaseRejection why = refused.why();
        ProblemType type =
                why instanceof CaseRejection.NotOnCase ? ProblemType.DEPARTMENT_NOT_ON_CASE : ProblemType.NOT_NOW;
        return Problems.of(type, words.chinese(why), RejectionWords.english(why))
                .with("caseStatus", refused.status())
                .with("mergedInto", refused.mergedInto())
                .with("reason", Problems.said(words.chinese(why), RejectionWords.english(why)));
    }

    static Problem sealed() {
        return Problems.of(
                ProblemType.FILE_SEALED, "卷宗已封存，案件重开后另立新卷", "the file is sealed; a reopening begins a new volume");
    }

    static ResponseEntity<ProblemDetail> storeAway() {
        return Problems.of(ProblemType.TEMPORARILY_UNAVAILABLE, "文件存储暂时不可用", "the object store is away")
                .response(later());
    }

    static ResponseEntity<ProblemDetail> scannerAway() {
        return Problems.of(ProblemType.SCANNER_AWAY, "病毒扫描暂时不可用，请稍后重新上传", "send it again a little later")
                .response(later());
    }

    private static HttpHeaders later() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return headers;
    }
}
