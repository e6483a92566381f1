// `npm run sbom [FILE]`: the software bill of materials (CycloneDX) of the delivered product, made offline from the
// lock file: the server's dependencies, and the packages in the pages, which npm lists as development dependencies.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './build-stamp.mjs';

const { name, dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The packages that the sources of the pages import. */
function namedByPages() {
  const folder = join(ROOT, 'apps/web/src');
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css)$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const named = texts.flatMap((text) =>
    [...text.matchAll(/(?:from|import|@import)\s*\(?\s*['"]((?:@[\w.-]+\/)?[\w][\w.-]*)/g)].map(([, found]) => found),
  );
  return new Set(named);
}

function allPackages() {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'],
    { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (status !== 0) throw new Error(stderr || 'npm sbom failed');
  return JSON.parse(stdout);
}

const bom = allPackages();
const itself = bom.metadata.component;
const uses = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn ?? []]));
// The light pages use Preact in place of React (apps/web/vite.config.mts), which no source imports.
const delivered = new Set([...Object.keys(dependencies), ...namedByPages(), 'preact']);
const nameOf = (ref) => ref.slice(0, ref.lastIndexOf('@'));
const first = uses.get(itself['bom-ref']).filter((ref) => delivered.has(nameOf(ref)));

const reached = new Set();
for (const waiting = [...first]; waiting.length > 0;) {
  const ref = waiting.pop();
  if (reached.has(ref)) continue;
  reached.add(ref);
  waiting.push(...(uses.get(ref) ?? []));
}

const text = JSON.stringify(
  {
    ...bom,
    // npm names the component after its folder.
    metadata: { ...bom.metadata, component: { ...itself, name, type: 'application' } },
    components: bom.components
      .filter((component) => reached.has(component['bom-ref']))
      .map((component) => ({ ...component, scope: component.scope === 'optional' ? 'optional' : 'required' })),
    dependencies: bom.dependencies
      .filter(({ ref }) => ref === itself['bom-ref'] || reached.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: ref === itself['bom-ref'] ? first : dependsOn })),
  },
  null,
  2,
);
if (process.argv[2]) writeFileSync(process.argv[2], `${text}\n`);
else process.stdout.write(`${text}\n`);
