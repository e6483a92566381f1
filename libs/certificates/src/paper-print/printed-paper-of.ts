import { questionOf, type PlannedItem } from '@sunflower/exam-session';
import { answerOnPaper, type SamplePaper } from '@sunflower/grading';
import type { PoolQuestion } from '@sunflower/question-bank';
import {
  pointsText,
  sectionHeading,
  type PrintedItem,
  type PrintedPaper,
  type PrintedSection,
  type PrintedUnit,
} from '@sunflower/question-bank/plain';

type PaperToPrint = Pick<SamplePaper, 'exam' | 'plan'> & {
  /** Of the sample paper. */
  number: number;
  withKey: boolean;
};

/** A drawn paper as it is typeset, with the options in its order. */
export function printedPaperOf({ exam, plan, number, withKey }: PaperToPrint): PrintedPaper {
  let itemsBefore = 0;
  const sections = plan.sections.map(({ title, items }, index): PrintedSection => {
    const firstNumber = itemsBefore + 1;
    itemsBefore += items.length;
    const pointsMillipoints = items.map((item) => item.pointsMillipoints);
    return {
      heading: sectionHeading({ number: index + 1, title, pointsMillipoints }),
      units: unitsOf({ exam, items, firstNumber, pointsDiffer: new Set(pointsMillipoints).size > 1, withKey }),
    };
  });
  return {
    title: exam.title,
    facts: [
      `考试时间：${exam.durationMinutes} 分钟`,
      `满分：${pointsText(exam.maxMillipoints)} 分`,
      `共 ${exam.itemCount} 题`,
    ],
    instructions: exam.instructions.trim(),
    footer: `样卷 ${number}`,
    sections,
    keyTitle: withKey ? '参考答案及解析' : null,
  };
}

interface SectionItems {
  exam: SamplePaper['exam'];
  items: readonly PlannedItem[];
  firstNumber: number;
  pointsDiffer: boolean;
  withKey: boolean;
}

function unitsOf({ exam, items, firstNumber, pointsDiffer, withKey }: SectionItems): PrintedUnit[] {
  const units: PrintedUnit[] = [];
  let openId: string | null = null;
  items.forEach((planned, index) => {
    const question = questionOf({ exam, planned });
    const { stimulus } = question;
    const item = printedItem({ question, planned, number: firstNumber + index, pointsDiffer, withKey });
    if (stimulus && stimulus.id === openId) units.at(-1)?.items.push(item);
    else
      units.push({
        stimulus: stimulus && { text: stimulus.text, isOptionList: stimulus.format === 'B1' },
        items: [item],
      });
    openId = stimulus?.id ?? null;
  });
  return units;
}

function printedItem({
  question,
  planned: { optionOrder, pointsMillipoints },
  number,
  pointsDiffer,
  withKey,
}: {
  question: PoolQuestion;
  planned: PlannedItem;
  number: number;
  pointsDiffer: boolean;
  withKey: boolean;
}): PrintedItem {
  const { type, furtherCase, stem, prompts, options, rationale } = question;
  return {
    number,
    type,
    points: pointsDiffer ? pointsText(pointsMillipoints) : null,
    furtherCase,
    stem,
    prompts,
    options: optionOrder.map((authored) => options[authored] as string),
    answer: withKey ? answerOnPaper({ question, optionOrder }) : '',
    rationale: withKey ? rationale : null,
  };
}
