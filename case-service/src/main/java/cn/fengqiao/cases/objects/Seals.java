package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.secret.DataKey;
import cn.fengqiao.cases.secret.FileSealer;
import cn.fengqiao.cases.secret.NameSealer;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Optional;

/** What both stores do alike: seal names and contents, and compare what is read with what it is called. */
final class Seals {

    private final FileSealer files;
    private final NameSealer names;

    Seals(DataKey key) {
        this.files = new FileSealer(key);
        this.names = new NameSealer(key);
    }

    FileSealer files() {
        return files;
    }

    /** Hexadecimal digits only, so no key leads anywhere else. */
    String name(ObjectKey key) {
        return HexFormat.of().formatHex(names.seal(key.bytes()));
    }

    /** The key of a sealed name; empty for one that we did not make. */
    Optional<ObjectKey> key(String name) {
        try {
            return names.open(HexFormat.of().parseHex(name)).flatMap(ObjectKey::of);
        } catch (IllegalArgumentException notHexadecimal) {
            return Optional.empty();
        }
    }

    InputStream opening(ObjectKey key, InputStream sealed) throws IOException {
        try {
            return new CheckedContent(files.opening(sealed), key);
        } catch (IOException | RuntimeException failed) {
            sealed.close();
            throw failed;
        }
    }
}
