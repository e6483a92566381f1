import { isDeepStrictEqual } from 'node:util';
import type { StimulusContent, VersionContent } from './version-content';

/**
 * `content`: candidates see it, before or after the release, or it decides how they are marked. `attribute`: it says
 * where a question stands, for those who look after the bank.
 */
const KIND_OF = {
  type: 'content',
  format: 'content',
  stem: 'content',
  options: 'content',
  prompts: 'content',
  blankCount: 'content',
  key: 'content',
  fixedOptionOrder: 'content',
  groupPosition: 'content',
  furtherCase: 'content',
  rationale: 'content',
  // Apart from the day on which somebody checked it.
  source: 'content',
  knowledgePoint: 'attribute',
  difficulty: 'attribute',
  competency: 'attribute',
  cognitiveLevel: 'attribute',
  tags: 'attribute',
  language: 'attribute',
  reviewDate: 'attribute',
} as const satisfies Record<keyof VersionContent, 'content' | 'attribute'>;

/** What may change without another review, by name. */
export const ATTRIBUTES = [
  'knowledgePoint',
  'difficulty',
  'competency',
  'cognitiveLevel',
  'tags',
  'language',
  'checkedOn',
  'reviewDate',
] as const;
export type Attribute = (typeof ATTRIBUTES)[number];

type AttributeField = {
  [F in keyof typeof KIND_OF]: (typeof KIND_OF)[F] extends 'attribute' ? F : never;
}[keyof typeof KIND_OF];

export interface ReviewedVersion {
  content: VersionContent;
  stimulus: Pick<StimulusContent, 'code' | 'contentSha256'> | null;
}

/** The attributes that differ where nothing else does; null when a reviewer has something new to look at. */
export function attributesChanged({
  before,
  after,
}: {
  before: ReviewedVersion;
  after: ReviewedVersion;
}): Attribute[] | null {
  if (!isDeepStrictEqual(reviewedPart(before), reviewedPart(after))) return null;
  return ATTRIBUTES.filter(
    (name) => !isDeepStrictEqual(attributeOf(before.content, name), attributeOf(after.content, name)),
  );
}

function reviewedPart({ content, stimulus }: ReviewedVersion): object {
  const fields = (Object.keys(KIND_OF) as (keyof VersionContent)[]).filter((field) => KIND_OF[field] === 'content');
  const { checkedOn: _, ...source } = content.source ?? {};
  return {
    ...Object.fromEntries(fields.map((field) => [field, content[field] ?? null])),
    source: content.source && source,
    stimulus: stimulus && [stimulus.code, stimulus.contentSha256],
  };
}

const attributeOf = (content: VersionContent, name: AttributeField | 'checkedOn'): unknown =>
  (name === 'checkedOn' ? content.source?.checkedOn : content[name]) ?? null;
