import type { ImportDeclaration, MethodDefinition, Property } from 'acorn';
import { simple } from 'acorn-walk';
import type { Identifier } from '@mdn/browser-compat-data/types';
import { data, lackedBy } from './browser-support';
import { parseScript, type BuiltFile } from './built-page';

type Named = Record<string, Identifier>;

const builtins = data.javascript.builtins as Named;
const interfaces = { ...data.api, ...builtins, ...builtins.Intl } as Named;
const globals = { ...data.api.Window, ...data.api, ...builtins } as Named;

/** Global objects and their interfaces. */
const objects: Named = Object.fromEntries(
  Object.entries({
    navigator: 'Navigator',
    document: 'Document',
    crypto: 'Crypto',
    location: 'Location',
    history: 'History',
    screen: 'Screen',
    performance: 'Performance',
    localStorage: 'Storage',
    sessionStorage: 'Storage',
    indexedDB: 'IDBFactory',
    window: 'Window',
    self: 'Window',
    globalThis: 'Window',
  }).map(([object, name]) => [object, (data.api as Named)[name]!]),
);

/**
 * Method names that no interface of the oldest browsers has. A name that an older interface also has cannot be told
 * apart.
 */
const newerMethods = methodsLackedEverywhere();

function methodsLackedEverywhere(): ReadonlySet<string> {
  const known = new Map<string, boolean>();
  for (const members of Object.values(interfaces)) {
    for (const [name, member] of Object.entries(members as Named)) {
      if (name.startsWith('__') || /_(?:static|event)$/.test(name)) continue;
      const lacked = lackedBy(member).length > 0 || lackedBy(members).length > 0;
      known.set(name, (known.get(name) ?? true) && lacked);
    }
  }
  return new Set([...known].filter(([, lacked]) => lacked).map(([name]) => name));
}

/**
 * Features of a script that the oldest browsers lack, by name: a global (`structuredClone`), a member of one
 * (`Object.hasOwn`), a method (`.findLast()`), a look-behind. Syntax is checked by the parser.
 */
export function newerInScript(file: BuiltFile): string[] {
  const program = parseScript(file);
  const own = declaredNames(program);
  const found = new Set<string>();
  const add = (name: string, feature: Identifier | undefined) => {
    if (lackedBy(feature).length > 0) found.add(name);
  };
  const isGlobal = (name: string) => !own.variables.has(name) && Object.hasOwn(globals, name);
  const lookAt = (pattern: unknown) => {
    if (typeof pattern === 'string' && /\(\?<[=!]/.test(pattern)) found.add('a look-behind');
  };
  simple(program, {
    Identifier: ({ name }) => {
      if (isGlobal(name)) add(name, globals[name]);
    },
    MemberExpression: ({ object, property, computed }) => {
      if (computed || property.type !== 'Identifier' || object.type !== 'Identifier' || !isGlobal(object.name)) return;
      const { name } = property;
      const of = (objects[object.name] ?? globals[object.name]) as Named;
      add(
        `${object.name}.${name}`,
        of[`${name}_static`] ?? of[name] ?? (of === objects.window ? globals[name] : undefined),
      );
    },
    CallExpression: ({ callee }) => {
      if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return;
      const { name } = callee.property;
      if (newerMethods.has(name) && !own.methods.has(name)) found.add(`.${name}()`);
    },
    Literal: ({ regex, value }) => lookAt(regex?.pattern ?? value),
    TemplateElement: ({ value }) => lookAt(value.cooked),
  });
  return [...found].sort();
}

/** Names that a script declares itself, which are no browser features. */
function declaredNames(program: ReturnType<typeof parseScript>): {
  variables: ReadonlySet<string>;
  methods: ReadonlySet<string>;
} {
  const variables = new Set<string>();
  const methods = new Set<string>();
  const addName = (names: Set<string>, named: { name?: string } | null) => {
    if (named?.name !== undefined) names.add(named.name);
  };
  simple(program, {
    VariablePattern: (node: { name: string }) => addName(variables, node),
    Function: ({ id }: { id: { name: string } | null }) => addName(variables, id),
    Class: ({ id }: { id: { name: string } | null }) => addName(variables, id),
    ImportDeclaration: ({ specifiers }: ImportDeclaration) =>
      specifiers.forEach(({ local }) => variables.add(local.name)),
    MethodDefinition: ({ key }: MethodDefinition) => addName(methods, key as { name?: string }),
    Property: ({ key, value }: Property) => {
      if (/^(?:Arrow)?FunctionExpression$/.test(value.type)) addName(methods, key as { name?: string });
    },
  } as Parameters<typeof simple>[1]);
  return { variables, methods };
}
