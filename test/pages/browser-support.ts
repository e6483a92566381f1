import { readFileSync } from 'node:fs';
import type { CompatData, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data/types';

export const data = JSON.parse(readFileSync(require.resolve('@mdn/browser-compat-data'), 'utf8')) as CompatData;

/** The oldest supported browsers for sitting an exam. WeChat's browser on Android is a WebView. */
export const OLDEST = { chrome: 87, chrome_android: 87, webview_android: 87, safari: 14, safari_ios: 14 } as const;

type Oldest = keyof typeof OLDEST;

/** The oldest browsers that lack a feature; empty also for features without data. */
export function lackedBy(feature: Identifier | undefined): Oldest[] {
  const support = feature?.__compat?.support;
  if (!support) return [];
  return (Object.keys(OLDEST) as Oldest[]).filter((browser) => {
    const statements = support[browser] === undefined ? [] : [support[browser]].flat();
    return !statements.some((statement) => isThere(statement, OLDEST[browser]));
  });
}

function isThere(statement: SimpleSupportStatement, version: number): boolean {
  const { version_added: added, version_removed: removed, flags, prefix, alternative_name: otherName } = statement;
  if (flags || prefix || otherName || typeof added !== 'string') return false;
  const since = Number.parseFloat(added.replace('≤', ''));
  return since <= version && (typeof removed !== 'string' || Number.parseFloat(removed) > version);
}
