// Writes src/shared/api/generated/*.ts from the OpenAPI documents of the services: `npm run types`.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = fileURLToPath(new URL('../../docs/api/', import.meta.url));
const target = fileURLToPath(new URL('../src/shared/api/generated/', import.meta.url));

/** The schemas of one document, by the name of its service. Only shapes count: a reworded description changes nothing. */
export async function typesOf(name) {
  const { openapi, info, components } = JSON.parse(await readFile(`${documents}${name}.json`, 'utf8'), (key, value) =>
    ['description', 'example', 'summary'].includes(key) && typeof value !== 'object' ? undefined : value,
  );
  const document = { openapi, info, paths: {}, components: { schemas: components.schemas } };
  return `// Generated from docs/api/${name}.json by \`npm run types\`.\n${astToString(await openapiTS(document))}`;
}

export async function services() {
  return (await readdir(documents))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}

export async function written(name) {
  return readFile(`${target}${name}.ts`, 'utf8').catch((missing) => {
    if (missing.code === 'ENOENT') return '';
    throw missing;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await mkdir(target, { recursive: true });
  for (const name of await services()) await writeFile(`${target}${name}.ts`, await typesOf(name));
}
