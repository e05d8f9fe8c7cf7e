import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { mockBackend } from './dev/vitePlugin.ts';

/**
 * antd writes its styles into <style> elements, which a policy of `style-src 'self'` forbids. The one module that does
 * so is replaced by ours, which writes to constructable style sheets: those are script objects, not inline styles, so
 * the policy can stay strict.
 */
function strictStyles(): Plugin {
  const ours = fileURLToPath(new URL('./src/shared/style/adoptedStyles.ts', import.meta.url));
  return {
    name: 'fengqiao-strict-styles',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer, options) {
      if (!source.endsWith('Dom/dynamicCSS') && !source.endsWith('./dynamicCSS')) return null;
      const found = await this.resolve(source, importer, { ...options, skipSelf: true });
      return found && /@rc-component[\\/]util[\\/]/.test(found.id) ? ours : found;
    },
  };
}

export default defineConfig({
  base: '/',
  plugins: [strictStyles(), react(), mockBackend()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: false },
});
