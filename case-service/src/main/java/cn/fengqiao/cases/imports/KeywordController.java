package cn.fengqiao.cases.imports;

import cn.fengqiao.cases.intake.CaseContents;
import cn.fengqiao.cases.store.ImportRules;
import cn.fengqiao.cases.store.ImportRules.Keyword;
import cn.fengqiao.cases.store.Proposal;
import cn.fengqiao.cases.vocabulary.CodeSystem;
import cn.fengqiao.cases.vocabulary.CurrentVocabulary;
import cn.fengqiao.cases.vocabulary.Vocabulary;
import cn.fengqiao.kit.outbox.Transactions;
import cn.fengqiao.kit.problem.Problem;
import cn.fengqiao.kit.problem.ProblemType;
import cn.fengqiao.kit.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words by which imports propose a type and a department: one list, read and replaced as a whole. */
@RestController
@RequestMapping("/api/import-keywords")
class KeywordController {

    private static final int MOST = 2_000;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 40;

    /**
     * The keywords.
     *
     * @param items of each kind the first that stands in a work order decides; at most 2000
     */
    record KeywordList(List<Keyword> items) {}

    private final ImportRules rules;
    private final Transactions transactions;
    private final CurrentVocabulary vocabulary;

    KeywordController(ImportRules rules, Transactions transactions, CurrentVocabulary vocabulary) {
        this.rules = rules;
        this.transactions = transactions;
        this.vocabulary = vocabulary;
    }

    @GetMapping
    @Operation(operationId = "importKeywords.get", summary = "Which words propose which type and department")
    KeywordList get() {
        return new KeywordList(rules.keywords());
    }

    @PutMapping
    @Operation(operationId = "importKeywords.put", summary = "Replace the list of keywords")
    @ApiResponse(
            responseCode = "200",
            description = "Replaced; files that are begun from now on follow it",
            content = @Content(schema = @Schema(implementation = KeywordList.class)))
    ResponseEntity<?> put(@RequestBody KeywordList list) {
        Optional<Problem> wrong = check(list.items());
        if (wrong.isPresent()) {
            return wrong.get().response();
        }
        transactions.inTransaction(tx -> {
            rules.replaceKeywords(tx, list.items());
            return true;
        });
        return ResponseEntity.ok(get());
    }

    private Optional<Problem> check(List<Keyword> keywords) {
        if (keywords.size() > MOST) {
            return invalid("items", "至多 " + MOST + " 个关键词", "at most " + MOST + " keywords");
        }
        Vocabulary words = vocabulary.get();
        Set<Keyword> seen = new HashSet<>();
        for (int i = 0; i < keywords.size(); i++) {
            Keyword keyword = keywords.get(i);
            String text = keyword.keyword();
            int length = text.codePointCount(0, text.length());
            if (length < SHORTEST || length > LONGEST || !text.equals(text.strip())) {
                return invalid(
                        at(i, "keyword"),
                        "应为 " + SHORTEST + "–" + LONGEST + " 个字符，首尾无空格",
                        SHORTEST + " to " + LONGEST + " characters without space around them");
            }
            if (!words.knows(dictionary(keyword.proposes()), keyword.code())) {
                return invalid(at(i, "code"), "代码不在字典中", "not a code of the dictionary");
            }
            if (!seen.add(new Keyword(keyword.proposes(), CaseContents.folded(text), ""))) {
                return invalid(at(i, "keyword"), "关键词重复", "the keyword is already in the list");
            }
        }
        return Optional.empty();
    }

    private static CodeSystem dictionary(Proposal.Field field) {
        return switch (field) {
            case TYPE -> CodeSystem.DISPUTE_TYPE;
            case DEPARTMENT -> CodeSystem.DEPARTMENT;
        };
    }

    private static String at(int index, String field) {
        return "items[" + index + "]." + field;
    }

    private static Optional<Problem> invalid(String field, String zh, String en) {
        return Optional.of(Problems.field(ProblemType.FIELD_INVALID, field, zh, en));
    }
}
