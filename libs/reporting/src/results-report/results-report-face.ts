import { shanghaiTime } from '@sunflower/platform';
import type { ResultFigures } from '../exam-results/exam-results';
import type { ResultCountsDto } from '../exam-results/exam-results.dto';
import { RESULT_KINDS } from '../exam-results/result-scope';
import { shownRate, type RateTable, type ResultsReportFace } from './draw-results-report';
import { scoreFigures } from './score-figures';

const NOTES = [
  '合格率 = 合格人数 ÷ 有成绩人数；缺考、缓考、违纪和取消成绩的考生不计入有成绩人数。',
  '每名考生只计一次，以其有效的一次报名为准。',
];
const DOMAIN_NOTE = '得分率 = 全体考生在该领域所得分数 ÷ 该领域可得分数，按题目分值和作答人数加权。';
const DOMAINS_MISSING = '各知识领域得分率尚未算出，请稍后重新生成。';
const COUNTED = ['有成绩', '合格', '缺考'];

export function resultsReportFace({
  figures: { exam, summary, scores, placeName, isOwnPeople, sittingTitle, isWhole },
  nowMs,
}: {
  figures: ResultFigures;
  nowMs: number;
}): ResultsReportFace {
  const { counts, maxMillipoints, passMarkMillipoints, run, domains } = summary;
  const taken = scoreFigures({ counts: scores, maxMillipoints });
  const tables: RateTable[] = [
    placeTable('各设区市情况', '设区市', placesOf(summary.places, 'city')),
    placeTable('各县（市、区）情况', '县（市、区）', placesOf(summary.places, 'county')),
    {
      ...placeTable(
        '各场次情况',
        '场次',
        summary.sittings.map(({ title, ...rest }) => ({ name: title, ...rest })),
      ),
    },
    domainTable(domains ?? []),
  ];
  return {
    examTitle: exam.title,
    facts: [
      [
        '成绩批次',
        `第 ${run?.runNumber} 批次，${run?.releasedAt ? `发布于 ${shanghaiTime(Date.parse(run.releasedAt))}` : '尚未发布，仅供内部参考'}`,
      ],
      [
        '统计范围',
        [placeName ?? (isOwnPeople ? '本单位及下属机构' : '全部地区'), sittingTitle ?? '全部场次'].join('，'),
      ],
      ['分值', `满分 ${points(maxMillipoints)} 分，合格线 ${points(passMarkMillipoints)} 分`],
    ],
    overview: [
      ['应考', String(RESULT_KINDS.reduce((sum, kind) => sum + counts[kind], 0))],
      ['有成绩', String(gradedOf(counts))],
      ['合格', String(counts.passed)],
      ['不合格', String(counts.failed)],
      ['合格率', shownRate(passRate(counts))],
      ['缺考', String(counts.absent)],
      ['缓考', String(counts.deferred)],
      ['违纪', String(counts.violation)],
      ['取消成绩', String(counts.annulled)],
    ],
    scores: [
      ['平均分', inPoints(taken.mean)],
      ['标准差', inPoints(taken.standardDeviation)],
      ['中位数', inPoints(taken.median)],
      ['最高分', inPoints(taken.highest)],
      ['最低分', inPoints(taken.lowest)],
    ],
    distribution: summary.distribution.map(({ fromMillipoints, people }) => ({
      from: points(fromMillipoints),
      people,
      isPassed: fromMillipoints >= passMarkMillipoints,
    })),
    passMark: points(passMarkMillipoints),
    tables: tables.filter(({ rows }) => rows.length > 0),
    notes: [...NOTES, ...(isWhole ? [domains ? DOMAIN_NOTE : DOMAINS_MISSING] : [])],
    printedAt: shanghaiTime(nowMs),
    printedAtMs: nowMs,
  };
}

interface Counted {
  name: string;
  counts: ResultCountsDto;
}

const placesOf = (places: readonly (Counted & { level: string; path: string })[], level: string): Counted[] =>
  places.filter((place) => place.level === level).sort((one, other) => (one.path < other.path ? -1 : 1));

const placeTable = (title: string, nameTitle: string, counted: readonly Counted[]): RateTable => ({
  title,
  nameTitle,
  figureTitles: COUNTED,
  rateTitle: '合格率',
  rows: counted.map(({ name, counts }) => ({
    name,
    figures: [gradedOf(counts), counts.passed, counts.absent].map(String),
    ratePercent: passRate(counts),
  })),
});

/** The weakest domain first. */
const domainTable = (domains: readonly { title: string; questions: number; ratePercent: number }[]): RateTable => ({
  title: '各知识领域情况',
  nameTitle: '知识领域',
  figureTitles: ['试题数'],
  rateTitle: '得分率',
  rows: [...domains]
    .sort((one, other) => one.ratePercent - other.ratePercent)
    .map(({ title, questions, ratePercent }) => ({ name: title, figures: [String(questions)], ratePercent })),
});

const gradedOf = ({ passed, failed }: ResultCountsDto): number => passed + failed;

const passRate = (counts: ResultCountsDto): number | null =>
  gradedOf(counts) === 0 ? null : (100 * counts.passed) / gradedOf(counts);

const points = (millipoints: number): string => String(Math.round(millipoints) / 1000);

const inPoints = (millipoints: number | null): string => (millipoints === null ? '—' : (millipoints / 1000).toFixed(2));
