import type { Identifier } from '@mdn/browser-compat-data/types';
import { parse, type Declaration, type Rule } from 'postcss';
import { data, lackedBy } from './browser-support';
import type { BuiltFile } from './built-page';

const properties = data.css.properties as Record<string, Identifier>;
const selectors = data.css.selectors as Record<string, Identifier>;
const atRules = data.css['at-rules'] as Record<string, Identifier>;
const types = data.css.types as Record<string, Identifier>;
const units = types.length as Record<string, Identifier>;
// Some functions are listed directly, others under their type: `color-mix` under `color`.
const functions = Object.assign({}, ...Object.values(types), types) as Record<string, Identifier>;

/**
 * Features of a stylesheet that the oldest browsers lack: `property`, `property: value`, `:selector`, `@rule`. Excludes
 * a declaration after an older one of the same property, or Safari's prefixed form, in the same rule, because such a
 * browser keeps the older one.
 */
export function newerInStyle({ source }: BuiltFile): string[] {
  const found = new Set<string>();
  const add = (name: string, feature: Identifier | undefined) => {
    if (lackedBy(feature).length > 0) found.add(name);
  };
  const root = parse(source);
  root.walkAtRules(({ name, params }) => {
    add(`@${name}`, atRules[name]);
    for (const [, feature] of params.matchAll(/\(\s*([\w-]+)/g))
      add(`@${name} (${feature})`, atRules[name]?.[feature!]);
    if (name === 'media' && /\(\s*[\w-]+\s*[<>=]/.test(params)) found.add('a range in @media');
  });
  root.walkRules((rule) => {
    for (const [, name] of rule.selector.matchAll(/::?([\w-]+)/g)) add(`:${name}`, selectors[name!]);
    if (rule.nodes.some(({ type }) => type === 'rule')) found.add('nesting');
  });
  root.walkDecls((declaration) => {
    if (declaration.prop.startsWith('--') || hasOlderBefore(declaration)) return;
    for (const name of newerInDeclaration(declaration)) found.add(name);
  });
  return [...found].sort();
}

function newerInDeclaration({ prop, value, parent }: Declaration): string[] {
  const property = properties[prop];
  if (property && lackedBy(property).length > 0) return [prop];
  // Old in a grid; in a flexible box Safari has it only since 14.1.
  if (/^(?:row-|column-)?gap$/.test(prop) && !isGrid(parent as Rule)) return [`${prop} outside a grid`];
  const plain = value.replace(/(["']).*?\1|url\([^)]*\)/g, '');
  // A font list consists of fallbacks.
  const words =
    prop === 'font-family' || prop === 'font'
      ? []
      : [...plain.matchAll(/[a-z][\w-]*/gi)].map(([word]) => word.toLowerCase());
  const newerWords = words.filter((word) => lackedBy(property?.[word]).length > 0);
  const newerFunctions = [...plain.matchAll(/([a-z][\w-]*)\(/gi)]
    .map(([, name]) => name!)
    .filter((name) => lackedBy(functions[name]).length > 0);
  const newerUnits = [...plain.matchAll(/(?<![\w-])\d*\.?\d+([a-z]+)/gi)].map(([, unit]) => unit!).filter(isNewerUnit);
  return [...newerWords, ...newerFunctions.map((name) => `${name}()`), ...newerUnits].map((what) => `${prop}: ${what}`);
}

function isNewerUnit(unit: string): boolean {
  if (/^[sld]v(?:h|w|i|b|min|max)$/.test(unit)) return lackedBy(units.viewport_percentage_units_dynamic).length > 0;
  if (/^cq/.test(unit)) return lackedBy(units.container_query_length_units).length > 0;
  return lackedBy(units[unit]).length > 0;
}

function hasOlderBefore(declaration: Declaration): boolean {
  for (let before = declaration.prev(); before; before = before.prev()) {
    if (
      before.type === 'decl' &&
      [declaration.prop, `-webkit-${declaration.prop}`].includes(before.prop) &&
      newerInDeclaration(before).length === 0
    )
      return true;
  }
  return false;
}

const isGrid = (rule: Rule): boolean =>
  rule.nodes.some((node) => node.type === 'decl' && node.prop === 'display' && /grid/.test(node.value));
