import type {
  ImportedGroup,
  ImportedPaper,
  ImportedPicture,
  ImportedQuestion,
  ImportFormat,
  ImportNotice,
} from '../imported-paper';
import { checkGroups, checkSections, gatherMarkedKeys } from './settle/check-paper';
import type { Draft, DraftGroup } from './draft';
import { errorOf, paperFault } from './paper-fault';
import type { PaperLines } from './paper-line';
import { recognisePaper } from './recognise-paper';
import { toMarkdown } from './rich-text';
import { settleQuestion } from './settle/settle-question';

export interface LinesOfPaper {
  format: Extract<ImportFormat, 'word' | 'text'>;
  /** Without its extension. A name such as 判断题.docx gives the type of the questions. */
  name: string;
  lines: PaperLines;
  pictures: ImportedPicture[];
  /** Notices collected while the lines were read. */
  notices: ImportNotice[];
}

/** Recognises the questions in the lines of a paper. */
export function paperOfLines({ format, name, lines, pictures, notices }: LinesOfPaper): ImportedPaper {
  const { title, drafts, groups, sections, notices: found } = recognisePaper(lines, name);
  const held = groups.filter((group) => group.drafts.length > 0);
  const indexOf = new Map(held.map((group, index) => [group, index]));
  const settled = new Map<Draft, ImportedQuestion>();
  for (const draft of drafts) {
    settled.set(draft, settleQuestion(draft, draft.group === null ? null : (indexOf.get(draft.group) ?? null)));
    release(draft);
  }
  const questions = [...settled.values()];
  checkSections(sections, settled);
  const ofGroups = checkGroups(groups, settled);
  const ofKeys = gatherMarkedKeys(questions);
  const nothing = questions.length === 0 ? [errorOf(paperFault('PAPER_NOTHING_FOUND', {}))] : [];
  return {
    format,
    title,
    questions,
    groups: held.map(groupOf),
    pictures,
    notices: [
      ...notices,
      ...found,
      ...ofGroups,
      ...ofKeys,
      ...(notices.some(({ severity }) => severity === 'error') ? [] : nothing),
    ],
  };
}

/** Frees the draft's texts, so that the texts of 60,000 questions are not in memory twice. */
function release(draft: Draft): void {
  draft.furtherCase = [];
  draft.stem = [];
  draft.options = [];
  draft.keys = [];
  draft.rationale = [];
  draft.excerpt = '';
}

function groupOf({ format, stimulus, line, lastLine, head }: DraftGroup): ImportedGroup {
  const text = stimulus
    .map((rich) => toMarkdown(rich).trim())
    .filter(Boolean)
    .join('\n');
  const excerpt = `${head}\n${text}`.slice(0, 2000);
  return { format, stimulus: text === '' ? null : text, place: { part: null, line, lastLine, excerpt } };
}
