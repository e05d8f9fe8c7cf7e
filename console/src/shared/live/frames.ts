/** One event of an event stream. */
export interface Frame {
  event: string;
  data: string;
  id?: string;
}

/**
 * Reads `text/event-stream` chunk by chunk. EventSource would hide the heartbeat comments, and they are what tells a
 * quiet feed from a dead one.
 */
export function frameReader(): (chunk: string) => Frame[] {
  let rest = '';
  let event = '';
  let data: string[] = [];
  let id: string | undefined;

  return (chunk) => {
    const frames: Frame[] = [];
    rest += chunk;
    // a lone CR at the end may be the first half of CRLF, so it waits for the next chunk
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data.length > 0) frames.push({ event: event || 'message', data: data.join('\n'), id });
        event = '';
        data = [];
        id = undefined;
        continue;
      }
      if (line.startsWith(':')) continue;
      const colon = line.indexOf(':');
      const field = colon === -1 ? line : line.slice(0, colon);
      const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') event = value;
      else if (field === 'data') data.push(value);
      else if (field === 'id' && !value.includes('\0')) id = value;
    }
    return frames;
  };
}
