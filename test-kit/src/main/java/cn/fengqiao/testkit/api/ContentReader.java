package cn.fengqiao.testkit.api;

import java.io.IOException;

/** Reads the text of a format for which this kit brings no library: a test that has one hands it over. */
@FunctionalInterface
public interface ContentReader {

    /** Everything a reader of the content can read in it. */
    String text(byte[] content) throws IOException;
}
