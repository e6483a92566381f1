import type { StimulusContent, VersionContent } from '../../question/version-content';

/** A question to be written to a package. */
export interface QtiQuestion {
  code: string;
  /** Title of its domain; null when it has none. */
  domain: string | null;
  /** Questions with the same stimulus code share the stimulus. */
  stimulus: Pick<StimulusContent, 'code' | 'format' | 'text'> | null;
  content: VersionContent;
}
