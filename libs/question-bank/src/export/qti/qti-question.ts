import type { StimulusContent, VersionContent } from '../../question/version-content';

/** A question as it is written into a package. */
export interface QtiQuestion {
  code: string;
  /** Title of its domain; null when it has none. */
  domain: string | null;
  /** Questions with the same code of a stimulus share it. */
  stimulus: Pick<StimulusContent, 'code' | 'format' | 'text'> | null;
  content: VersionContent;
}
