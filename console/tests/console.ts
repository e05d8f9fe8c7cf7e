import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MockBackend, type MockOptions } from '../dev/backend.ts';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));

/** As the gateway says it: no inline style, no inline script, nothing from elsewhere. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface ServedConsole {
  origin: string;
  backend: MockBackend;
  close(): Promise<void>;
}

/** The built console with the mock behind it, under the policy of the real gateway. */
export async function serveConsole(options: MockOptions = {}): Promise<ServedConsole> {
  const backend = new MockBackend(options);
  const server: Server = createServer((request, response) => {
    backend.handle(request, response).then(async (handled) => {
      if (handled) return;
      const path = normalize(new URL(request.url ?? '/', 'http://console').pathname);
      const file = extname(path) === '' ? 'index.html' : path;
      try {
        const content = await readFile(join(dist, file));
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': CONTENT_SECURITY_POLICY,
        });
        response.end(content);
      } catch {
        response.writeHead(404).end();
      }
    }, (failure: unknown) => response.writeHead(500).end(String(failure)));
  });
  await new Promise<void>((resume) => server.listen(0, '127.0.0.1', resume));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    backend,
    close: () => {
      backend.stop();
      server.closeAllConnections();
      return new Promise((resume) => server.close(() => resume()));
    },
  };
}
