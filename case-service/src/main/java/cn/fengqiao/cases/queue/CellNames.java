package cn.fengqiao.cases.queue;

/** What the bytes of a field are called, as a cell that is ready to be written. */
@FunctionalInterface
interface CellNames {

    /** @return the same array each time; nobody changes it */
    byte[] of(byte[] bytes, int from, int length);
}
