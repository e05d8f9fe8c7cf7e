package cn.fengqiao.cases.objects;

import cn.fengqiao.cases.paper.CleanText;

/** The name a file came with, as it may be shown and offered for saving. Nothing here is ever part of a path. */
final class FileName {

    private static final int MOST = 120;
    private static final String NOT_IN_NAMES = "<>:\"|?*";

    private FileName() {}

    /** The last part of whatever path it is, in printable characters, at most 120 of them, its extension kept. */
    static String shown(String sent) {
        String line = CleanText.line(sent).replace('\\', '/');
        StringBuilder name = new StringBuilder();
        line.substring(line.lastIndexOf('/') + 1)
                .codePoints()
                .map(c -> NOT_IN_NAMES.indexOf(c) >= 0 ? '_' : c)
                .forEach(name::appendCodePoint);
        String shown = name.toString().strip().replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
        return shown.isEmpty() ? "未命名" : shortened(shown);
    }

    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MOST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
        return name.substring(0, name.offsetByCodePoints(0, MOST - extension.length())) + extension;
    }
}
