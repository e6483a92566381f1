import { damaged } from './sheet-file-fault';
import { readAttributes, type XmlHandler } from './xml-tokens';

interface Relation {
  /** The last segment of its type: `worksheet`, `sharedStrings`. */
  kind: string;
  id: string;
  /** Name of a part in the archive. */
  target: string;
}

const MAX_LISTED = 10_000;

/** The relations of a part of a workbook; `folder` is the part's own. */
export class Relations implements XmlHandler {
  readonly relations: Relation[] = [];

  constructor(private readonly folder: string) {}

  open(name: string, attributes: string): void {
    if (name !== 'Relationship') return;
    if (this.relations.length >= MAX_LISTED) throw damaged();
    const told = readAttributes(attributes);
    const type = told.get('Type') ?? '';
    this.relations.push({
      kind: type.slice(type.lastIndexOf('/') + 1),
      id: told.get('Id') ?? '',
      target: resolveTarget({ folder: this.folder, target: told.get('Target') ?? '' }),
    });
  }

  targetOf(wanted: Partial<Pick<Relation, 'kind' | 'id'>>): string | null {
    const found = this.relations.find(({ kind, id }) => (wanted.kind ?? kind) === kind && (wanted.id ?? id) === id);
    return found?.target ?? null;
  }

  text(): void {
    // Relations stand in attributes.
  }

  close(): void {
    // Each is a tag of its own.
  }
}

export interface ListedSheet {
  name: string;
  relationId: string;
  hidden: boolean;
}

/** The sheets in the order of their tabs, from the left. */
export class SheetList implements XmlHandler {
  readonly sheets: ListedSheet[] = [];

  open(name: string, attributes: string): void {
    if (name !== 'sheet') return;
    if (this.sheets.length >= MAX_LISTED) throw damaged();
    const told = readAttributes(attributes);
    const id = [...told].find(([attribute]) => attribute.endsWith(':id'));
    if (id === undefined) return;
    this.sheets.push({
      name: told.get('name') ?? '',
      relationId: id[1],
      hidden: (told.get('state') ?? 'visible') !== 'visible',
    });
  }

  text(): void {
    // Sheets are told in attributes.
  }

  close(): void {
    // Each is a tag of its own.
  }
}

function resolveTarget({ folder, target }: { folder: string; target: string }): string {
  if (target.startsWith('/')) return target.slice(1);
  const parts = folder.split('/').filter(Boolean);
  for (const part of target.split('/').filter(Boolean)) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Where the relations of a part are stored: for `xl/workbook.xml` in `xl/_rels/workbook.xml.rels`. */
export function relationsOf(part: string): { folder: string; name: string } {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, Math.max(0, slash));
  return { folder, name: `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels` };
}
