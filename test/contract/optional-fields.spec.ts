import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
const SOURCES = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('node_modules'))
    .map((path) => join(ROOT, folder, path)),
);

const decoratorNames = (property: ts.PropertyDeclaration): string[] =>
  (ts.getDecorators(property) ?? []).flatMap(({ expression }) =>
    ts.isCallExpression(expression) && ts.isIdentifier(expression.expression) ? [expression.expression.text] : [],
  );

const takesNull = ({ type }: ts.PropertyDeclaration): boolean =>
  type !== undefined &&
  ts.isUnionTypeNode(type) &&
  type.types.some((one) => ts.isLiteralTypeNode(one) && one.literal.kind === ts.SyntaxKind.NullKeyword);

/** What is wrong with the way this field may be left out; null if nothing is. */
function faultOf(property: ts.PropertyDeclaration): string | null {
  const names = decoratorNames(property);
  const isOptional = property.questionToken !== undefined;
  if (names.includes('IsOptional') && !(isOptional && takesNull(property)))
    return 'IsOptional lets null through: declare the field `?: T | null`, or use MayBeAbsent';
  if (names.includes('MayBeAbsent') && (!isOptional || takesNull(property)))
    return 'MayBeAbsent is for a field declared `?: T`';
  return null;
}

function faultsIn({ path, text }: { path: string; text: string }): string[] {
  const faults: string[] = [];
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyDeclaration(node)) {
      const fault = faultOf(node);
      if (fault) faults.push(`${relative(ROOT, path)} ${node.name.getText()}: ${fault}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return faults;
}

describe('a field of a request that may be left out', () => {
  it('takes null only where its type says so', () => {
    const decorated = SOURCES.map((path) => ({ path, text: readFileSync(path, 'utf8') })).filter(({ text }) =>
      /@(?:IsOptional|MayBeAbsent)\(/.test(text),
    );
    expect(decorated.length).toBeGreaterThan(30);
    expect(decorated.flatMap(faultsIn)).toEqual([]);
  });

  it.each([
    ['class A { @IsOptional() a?: string }', 1],
    ['class A { @IsOptional() a!: string | null }', 1],
    ['class A { @IsOptional() a?: string | null }', 0],
    ['class A { @MayBeAbsent() a?: string | null }', 1],
    ['class A { @MayBeAbsent() a!: string }', 1],
    ['class A { @MayBeAbsent() a?: string }', 0],
  ])('%s has %d fault', (text, count) => {
    expect(faultsIn({ path: 'a.dto.ts', text })).toHaveLength(count);
  });
});
