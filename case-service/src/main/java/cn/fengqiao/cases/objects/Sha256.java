package cn.fengqiao.cases.objects;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that contents are called by. */
final class Sha256 {

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this JDK lacks SHA-256", absent);
        }
    }
}
