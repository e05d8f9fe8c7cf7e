import type { Plugin } from 'vite';
import { MockBackend } from './backend.ts';

/** `npm run dev` answers /api itself, unless FENGQIAO_BACKEND names a running gateway to ask instead. */
export function mockBackend(): Plugin {
  return {
    name: 'fengqiao-mock-backend',
    apply: 'serve',
    config: () => {
      const target = process.env['FENGQIAO_BACKEND'];
      if (!target) return {};
      const proxied = ['/api', '/oauth2', '/login', '/logout', '/connect'];
      return { server: { proxy: Object.fromEntries(proxied.map((path) => [path, { target }])) } };
    },
    configureServer(server) {
      if (process.env['FENGQIAO_BACKEND']) return;
      const backend = new MockBackend({ cases: Number(process.env['FENGQIAO_MOCK_CASES'] ?? 60), lively: true });
      server.httpServer?.once('close', () => backend.stop());
      server.middlewares.use((request, response, next) => {
        backend.handle(request, response).then((handled) => (handled ? undefined : next()), next);
      });
    },
  };
}
