import { attributesChanged, type ReviewedVersion } from '../question/reviewed-content';
import type { QuestionVersion } from '../question/question-version.entity';

interface WrittenQuestion {
  /** Up to the current version, in any order. */
  versions: readonly QuestionVersion[];
  /** The numbers of the versions that were ever published. */
  published: ReadonlySet<number>;
  /** Whether this person wrote the version. */
  isTheirs: (version: QuestionVersion) => boolean;
}

/**
 * Whether this person wrote a part of what an approval of the current version would publish: a version since the last
 * published one, or an unpublished older version that was restored since. Changes of attributes alone are no writing;
 * their versions name the author of the content.
 */
export function wroteUnapproved({ versions, published, isTheirs }: WrittenQuestion): boolean {
  const current = Math.max(0, ...versions.map(({ versionNumber }) => versionNumber));
  if (published.has(current)) return false;
  const since = Math.max(0, ...[...published].filter((number) => number < current));
  const pending = versions.filter(({ versionNumber }) => versionNumber > since);
  if (pending.some(isTheirs)) return true;
  const older = versions.filter(
    (version) => version.versionNumber <= since && isTheirs(version) && !published.has(version.versionNumber),
  );
  return older.some((version) => pending.some((restored) => hasSameContent(version, restored)));
}

const hasSameContent = (one: QuestionVersion, other: QuestionVersion): boolean =>
  attributesChanged({ before: reviewed(one), after: reviewed(other) }) !== null;

const reviewed = (version: QuestionVersion): ReviewedVersion => ({
  content: version,
  // A stimulus with another text has another id.
  stimulus: version.stimulusId === null ? null : { code: version.stimulusId, contentSha256: version.stimulusId },
});
