import { readXml } from './xml-tree';

export interface Relation {
  /** A part of the package, or an external address. */
  target: string;
  type: string;
  isExternal: boolean;
}

/** The relations of a part by `r:id`. */
export class Relations {
  private readonly relations = new Map<string, Relation>();

  /** `base`: folder of the part that owns the relations. */
  constructor(bytes: Uint8Array | null, part: string, base: string) {
    if (bytes === null) return;
    readXml(bytes, part, {
      whole: new Set(['Relationship']),
      onWhole: ({ attributes }) => {
        const { Id = '', Target = '', Type = '', TargetMode = '' } = attributes;
        const isExternal = TargetMode === 'External';
        this.relations.set(Id, { type: Type, isExternal, target: isExternal ? Target : resolved(base, Target) });
      },
    });
  }

  find(id: string): Relation | null {
    return this.relations.get(id) ?? null;
  }

  /** The target part of a relation type such as `numbering`; null when there is none. */
  partOf(kind: string): string | null {
    for (const { type, target, isExternal } of this.relations.values())
      if (!isExternal && type.endsWith(`/${kind}`)) return target;
    return null;
  }
}

function resolved(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = base === '' ? [] : base.split('/');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
