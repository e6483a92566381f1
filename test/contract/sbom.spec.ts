import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
}

interface Bom {
  bomFormat: string;
  metadata: { component: { name: string; type: string } };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

interface Locked {
  version: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  integrity?: string;
}

describe('the software bill of materials', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'apps/api/sbom.mjs')], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  const bom = JSON.parse(stdout) as Bom;
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const locked = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      ref: `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${entry.version}`,
      ...entry,
    }));
  const listed = new Set(bom.components.map((component) => component['bom-ref']));
  const names = new Set(bom.components.map(({ name }) => name));

  it('describes this program, in CycloneDX', () => {
    expect([bom.bomFormat, bom.metadata.component]).toMatchObject([
      'CycloneDX',
      { name: 'sunflower', type: 'application' },
    ]);
  });

  it('lists every package shipped with the server, as locked', () => {
    const delivered = locked.filter(({ dev, devOptional, optional }) => !dev && !devOptional && !optional);
    expect(delivered.length).toBeGreaterThan(100);
    expect(delivered.map(({ ref }) => ref).filter((ref) => !listed.has(ref))).toEqual([]);
  });

  it('lists the packages the pages are built from, and no tools', () => {
    for (const name of ['react', 'react-dom', 'antd', 'preact', 'katex'])
      expect([name, names.has(name)]).toEqual([name, true]);
    for (const name of ['jest', 'eslint', 'vite', 'playwright-core', 'prettier'])
      expect([name, names.has(name)]).toEqual([name, false]);
  });

  it('gives each package its URL and locked hash', () => {
    const hashes = new Map(locked.map(({ ref, integrity }) => [ref, integrity]));
    for (const { 'bom-ref': ref, version, purl, hashes: said } of bom.components) {
      expect(purl).toBe(`pkg:npm/${ref.replace(/^@/, '%40')}`);
      expect(ref.endsWith(`@${version}`)).toBe(true);
      const sha512 = said?.find(({ alg }) => alg === 'SHA-512');
      expect([ref, sha512 && `sha512-${Buffer.from(sha512.content, 'hex').toString('base64')}`]).toEqual([
        ref,
        hashes.get(ref),
      ]);
    }
  });

  it('references only listed packages in its graph', () => {
    const named = bom.dependencies.flatMap(({ dependsOn = [] }) => dependsOn);
    expect(named.filter((ref) => !listed.has(ref))).toEqual([]);
  });
});
