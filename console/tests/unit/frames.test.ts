import { expect, test } from 'vitest';
import { frameReader } from '../../src/shared/live/frames.ts';

const stream = 'event: case\nid: a.1.5\ndata: {"x":1}\n\n: alive\n\nevent: risk\r\ndata: one\r\ndata: two\r\n\r\n';

test('an event stream is read the same however it is cut', () => {
  for (let cut = 0; cut <= stream.length; cut++) {
    const read = frameReader();
    expect([...read(stream.slice(0, cut)), ...read(stream.slice(cut))]).toEqual([
      { event: 'case', id: 'a.1.5', data: '{"x":1}' },
      { event: 'risk', id: undefined, data: 'one\ntwo' },
    ]);
  }
});

test('a heartbeat is no event', () => {
  expect(frameReader()(': alive\n\n')).toEqual([]);
});

test('half an event is not told', () => {
  expect(frameReader()('event: case\ndata: {"x":')).toEqual([]);
});
