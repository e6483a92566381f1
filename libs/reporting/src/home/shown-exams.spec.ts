import { shownExams } from './shown-exams';

const DAY = 24 * 3_600_000;
const NOW = 100 * DAY;
const exam = (
  id: string,
  stage: Parameters<typeof shownExams>[0]['exams'][number]['stage'],
  opensIn: number | null,
) => ({
  id,
  stage,
  opensAt: opensIn === null ? null : NOW + opensIn * DAY,
  closesAt: opensIn === null ? null : NOW + opensIn * DAY + DAY / 12,
});

describe('the exams of the first page', () => {
  it('are those that run, then those of the week by their opening, then what waits for somebody', () => {
    const exams = [
      exam('released', 'released', -2),
      exam('draft', 'draft', null),
      exam('waiting', 'awaiting_release', -20),
      exam('later', 'scheduled', 3),
      exam('sooner', 'scheduled', 1),
      exam('unplanned', 'scheduled', null),
      exam('running', 'running', 0),
    ];
    expect(shownExams({ exams, now: NOW }).map(({ id }) => id)).toEqual([
      'running',
      'sooner',
      'later',
      'unplanned',
      'waiting',
      'draft',
      'released',
    ]);
  });

  it('are no more than twenty, and none that is far ahead or was released long ago', () => {
    const far = [exam('far', 'scheduled', 8), exam('old', 'released', -8)];
    expect(shownExams({ exams: far, now: NOW })).toEqual([]);
    const many = Array.from({ length: 30 }, (_, index) => exam(`draft-${index}`, 'draft', null));
    expect(shownExams({ exams: many, now: NOW })).toHaveLength(20);
  });
});
