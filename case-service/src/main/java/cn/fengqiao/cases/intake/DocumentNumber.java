package cn.fengqiao.cases.intake;

import cn.fengqiao.cases.intake.Party.IdType;
import cn.fengqiao.cases.secret.IdentityNumber;
import cn.fengqiao.cases.secret.SocialCreditCode;
import cn.fengqiao.kit.problem.PlainText;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with the number of somebody's document; the same for a party of a case and a member of a household. */
public final class DocumentNumber {

    private static final int LONGEST = 60;

    private DocumentNumber() {}

    /**
     * @param prefix of the fields, as {@code parties[0].}
     * @param today nobody is born after it
     */
    public static Optional<FieldRefusal> wrong(
            String prefix, @Nullable IdType type, @Nullable String number, LocalDate today) {
        if (number == null) {
            return Optional.empty();
        }
        if (type == null) {
            return Optional.of(FieldRefusal.invalid(prefix + "idType", "请注明证件类型", "say what kind of number it is"));
        }
        String field = prefix + "idNumber";
        return switch (type) {
            case RESIDENT_ID ->
                unless(
                        IdentityNumber.valid(number, today),
                        field,
                        "居民身份证号码校验不通过",
                        "not an identity number: its length, birth date or check digit is wrong");
            case UNIFIED_SOCIAL_CREDIT ->
                unless(
                        SocialCreditCode.valid(number),
                        field,
                        "统一社会信用代码校验不通过",
                        "not a unified social credit code: its length, characters or check character is wrong");
            case PASSPORT, OTHER ->
                unless(
                        PlainText.visible(number) && number.length() <= LONGEST,
                        field,
                        "证件号码无效",
                        "not a number of a document");
        };
    }

    private static Optional<FieldRefusal> unless(boolean right, String field, String zh, String en) {
        return right ? Optional.empty() : Optional.of(FieldRefusal.invalid(field, zh, en));
    }
}
