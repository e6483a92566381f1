import { candidatePaperJson, questionOf, type PaperDto } from '@sunflower/exam-session';
import { answerOnPaper } from './answer-on-paper';
import type { SampleKeyDto, SamplePaperDto, SampleScoreDto } from './sample-paper.dto';
import { SAMPLE_PAPERS, type SamplePaper, type TrialScore } from './sample-papers';

export function toSamplePaperDto({ exam, plan, planSha256, number }: SamplePaper & { number: number }): SamplePaperDto {
  const items = plan.sections.flatMap((section) => section.items);
  return {
    number,
    of: SAMPLE_PAPERS,
    planSha256,
    paper: JSON.parse(candidatePaperJson({ exam, plan }).toString()) as PaperDto,
    keys: items.map((planned, index): SampleKeyDto => {
      const question = questionOf({ exam, planned });
      const { questionId, questionCode, domainCode, difficulty, rationale } = question;
      return {
        itemNumber: index + 1,
        questionId,
        questionCode,
        domainCode,
        difficulty,
        answer: answerOnPaper({ question, optionOrder: planned.optionOrder }),
        rationale,
      };
    }),
  };
}

const pointsOf = (millipoints: number): number => millipoints / 1000;
const sumOf = (items: readonly { pointsMillipoints: number }[]): number =>
  items.reduce((sum, { pointsMillipoints }) => sum + pointsMillipoints, 0);

export function toSampleScoreDto({
  score: { scoreMillipoints, maxMillipoints, sectionMillipoints, itemMillipoints, passed },
  plan,
  essays,
  passMarkMillipoints,
}: TrialScore): SampleScoreDto {
  return {
    earnedPoints: pointsOf(scoreMillipoints),
    maxPoints: pointsOf(maxMillipoints),
    passMarkPoints: pointsOf(passMarkMillipoints),
    passed: essays.size === 0 ? passed : null,
    essayCount: essays.size,
    sections: plan.sections.map(({ title, items }, index) => ({
      title,
      earnedPoints: pointsOf(sectionMillipoints[index] ?? 0),
      maxPoints: pointsOf(sumOf(items)),
    })),
    items: plan.sections
      .flatMap(({ items }) => items)
      .map(({ pointsMillipoints }, index) => ({
        itemNumber: index + 1,
        earnedPoints: essays.has(index + 1) ? null : pointsOf(itemMillipoints[index] ?? 0),
        points: pointsOf(pointsMillipoints),
      })),
  };
}
