import { attributesChanged, type Attribute } from '../question/reviewed-content';
import type { AuthoredVersion } from '../question/version-content';
import type { StoredUnit } from './stored-question.repository';

/** A new version that differs from the stored one only in attributes. */
export interface AttributeEdit {
  versionId: string;
  attributes: Attribute[];
}

/** By code: the questions of a unit of which only attributes change. */
export function attributeEditsOf({
  unit: { stimulus, members },
  written,
}: {
  unit: StoredUnit;
  written: readonly AuthoredVersion[];
}): Map<string, AttributeEdit> {
  const edits = new Map<string, AttributeEdit>();
  for (const { question, version } of members) {
    const after = written.find(({ code }) => code === question.code);
    const attributes = after && attributesChanged({ before: { content: version, stimulus }, after });
    if (attributes && attributes.length > 0) edits.set(question.code, { versionId: version.id, attributes });
  }
  return edits;
}
